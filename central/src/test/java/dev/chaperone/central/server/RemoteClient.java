package dev.chaperone.central.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** A laptop's side of a server that may die at any time. */
final class RemoteClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Path data;
    private String token = "";

    RemoteClient(String address, Path data) {
        this.address = address;
        this.data = data;
    }

    /** @return the token, which is also used from now on */
    String enrol(TestDevice device) throws IOException, InterruptedException {
        String secret = Files.readString(data.resolve("enrol-secret")).strip();
        String body = JsonMapper.shared().writeValueAsString(device.introduction(secret));
        var answer = http.send(
                request("/v1/enrol").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        token = JsonMapper.shared().readTree(answer.body()).path("deviceToken").asString();
        return token;
    }

    /** Whether the server answered that it has the segment. */
    boolean put(TestDevice device, TestDevice.Segment segment) throws InterruptedException {
        return put(device, segment, token, segment.body());
    }

    boolean put(TestDevice device, TestDevice.Segment segment, String bearer, byte[] body) throws InterruptedException {
        HttpRequest request = request("/v1/devices/%s/segments/%d".formatted(device.id(), segment.number()))
                .header("Authorization", "Bearer " + bearer)
                .header("Chaperone-Segment", Base64.getEncoder().encodeToString(segment.entry()))
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    @Override
    public void close() {
        http.close();
    }
}
