package dev.chaperone.central.server;

import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port of loopback, and a client for it. */
final class TestServer implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final Path data;
    private final Limits limits;
    private Wiring wiring;
    private int port;

    TestServer(Path data) throws IOException {
        this(data, Limits.USUAL);
    }

    TestServer(Path data, Limits limits) throws IOException {
        this.data = data;
        this.limits = limits;
        this.wiring = new Wiring(Options.parse(List.of("--data", data.toString(), "--port", "0")), limits);
        this.port = wiring.start();
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** Stops the server and starts it again on the same folder, perhaps with more options. */
    void restart(String... more) throws IOException {
        wiring.close();
        List<String> arguments = new java.util.ArrayList<>(List.of("--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        wiring = new Wiring(Options.parse(arguments), limits);
        port = wiring.start();
    }

    @Override
    public void close() {
        wiring.close();
    }

    String secret() throws IOException {
        return Files.readString(data.resolve("enrol-secret")).strip();
    }

    String consoleToken() throws IOException {
        return Files.readString(data.resolve("console-token")).strip();
    }

    VerifierKey logKey() throws Exception {
        return VerifierKey.parse(get("/v1/log/key").body().strip());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    /** A console page, signed in. */
    String page(String path) throws IOException, InterruptedException {
        return console(path).body();
    }

    HttpResponse<String> console(String path) throws IOException, InterruptedException {
        return get(path, "Cookie", "chaperone-console=" + consoleToken());
    }

    HttpResponse<String> enrol(TestDevice device, String secret) throws IOException, InterruptedException {
        return post("/v1/enrol", JsonMapper.shared().writeValueAsString(device.introduction(secret)));
    }

    /** A new device, enrolled. */
    TestDevice device(String name) throws Exception {
        TestDevice device = new TestDevice(name);
        enrol(device);
        return device;
    }

    void enrol(TestDevice device) throws IOException, InterruptedException {
        JsonNode answer = JsonMapper.shared().readTree(enrol(device, secret()).body());
        tokens.put(device.id(), answer.path("deviceToken").asString());
    }

    String bearer(TestDevice device) {
        return "Bearer " + tokens.get(device.id());
    }

    HttpResponse<String> put(TestDevice device, TestDevice.Segment segment, String... headers)
            throws IOException, InterruptedException {
        return put(device, segment.number(), segment.entry(), segment.body(), headers);
    }

    HttpResponse<String> put(TestDevice device, long number, byte[] entry, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return send(request("/v1/devices/%s/segments/%d".formatted(device.id(), number), headers)
                .header("Authorization", bearer(device))
                .header("Chaperone-Segment", Base64.getEncoder().encodeToString(entry))
                .PUT(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> asDevice(TestDevice device, String path) throws IOException, InterruptedException {
        return get(path, "Authorization", bearer(device));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
