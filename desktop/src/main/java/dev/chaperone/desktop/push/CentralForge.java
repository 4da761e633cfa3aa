package dev.chaperone.desktop.push;

import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.RetryAfter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Central's interface for changes, spoken to as this device.
 *
 * @param http shows this device's certificate
 */
public record CentralForge(OkHttpClient http, Enrolled enrolled, String device) {

    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final long MAX_ANSWER = 8 << 20;

    /** Largest patch shown to a person, in bytes. */
    private static final int MAX_PATCH = 16 << 20;

    /** What central said. */
    sealed interface Reply {
        /** @param body what was asked for */
        record Served(String body) implements Reply {}

        /** Never, as it is. */
        record Refused(String reason) implements Reply {}

        /** Not now. */
        record Later(Duration delay, String reason) implements Reply {}
    }

    Reply put(String change, byte[] statement, byte[] bundle) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(statement);
        body.write('\n');
        body.writeBytes(bundle);
        return ask(request(change, "").put(RequestBody.create(body.toByteArray(), BYTES)));
    }

    Reply report(String change) {
        return ask(request(change, ""));
    }

    /** What waits for a person, a JSON array. */
    Reply open() {
        return ask(new Request.Builder().url(address("")).header("Authorization", "Bearer " + enrolled.deviceToken()));
    }

    Reply review(String change, byte[] envelope) {
        return ask(request(change, "/approval").put(RequestBody.create(envelope, BYTES)));
    }

    /** The patch, byte for byte. @throws IOException in one plain line, if there is none to be had */
    byte[] patch(String change) throws IOException {
        try (Response response = http.newCall(request(change, "/patch").build()).execute()) {
            byte[] body = response.body().byteStream().readNBytes(MAX_PATCH + 1);
            if (response.code() != 200) {
                throw new IOException(line(new String(body, StandardCharsets.UTF_8)));
            }
            if (body.length > MAX_PATCH) {
                throw new IOException("the patch has more than %d bytes; look at it in the forge".formatted(MAX_PATCH));
            }
            return body;
        }
    }

    private Request.Builder request(String change, String part) {
        return new Request.Builder()
                .url(address("/" + change + part))
                .header("Authorization", "Bearer " + enrolled.deviceToken());
    }

    private String address(String rest) {
        return enrolled.central().at("/v1/devices/%s/changes%s".formatted(device, rest));
    }

    private Reply ask(Request.Builder request) {
        try (Response response = http.newCall(request.build()).execute()) {
            String body = response.peekBody(MAX_ANSWER).string();
            return switch (response.code()) {
                case 200 -> new Reply.Served(body);
                case 409, 413, 422 -> new Reply.Refused(line(body));
                default -> new Reply.Later(RetryAfter.of(response), "central answered %d".formatted(response.code()));
            };
        } catch (IOException e) {
            return new Reply.Later(Duration.ZERO, "central can't be reached: " + e.getMessage());
        }
    }

    private static String line(String body) {
        return body.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }
}
