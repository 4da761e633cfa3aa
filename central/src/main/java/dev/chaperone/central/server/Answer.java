package dev.chaperone.central.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is sent back. */
final class Answer {

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body.clone();
        this.headers = Map.copyOf(headers);
    }

    static Answer text(int status, String text) {
        return new Answer(
                status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A text whose every byte counts, such as a signed note. */
    static Answer exact(String text) {
        return new Answer(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer json(JsonNode json) {
        return new Answer(200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer bytes(byte[] bytes) {
        return new Answer(200, "application/octet-stream", bytes, Map.of());
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body.clone();
    }

    Map<String, String> headers() {
        return headers;
    }
}
