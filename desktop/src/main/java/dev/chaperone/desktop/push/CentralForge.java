package dev.chaperone.desktop.push;

import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.RetryAfter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    private static final long MAX_ANSWER = 1 << 20;

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

    private Request.Builder request(String change, String part) {
        return new Request.Builder()
                .url(enrolled.central().at("/v1/devices/%s/changes/%s%s".formatted(device, change, part)))
                .header("Authorization", "Bearer " + enrolled.deviceToken());
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
