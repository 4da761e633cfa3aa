package dev.chaperone.central.server;

import dev.chaperone.central.console.Body;
import dev.chaperone.central.console.Page;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is sent back. */
final class Answer {

    private final int status;
    private final String contentType;
    private final Body body;
    private final Map<String, String> headers;

    private Answer(int status, String contentType, Body body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    /** One line. */
    static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A text whose every byte counts, such as a signed note. */
    static Answer exact(String text) {
        return of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The caller has it already. */
    static Answer notModified() {
        return of(304, "text/plain; charset=utf-8", new byte[0]);
    }

    static Answer json(JsonNode json) {
        return of(200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(byte[] bytes) {
        return of(200, "application/octet-stream", bytes);
    }

    static Answer page(Page page) {
        return new Answer(page.status(), page.contentType(), page.body(), page.headers());
    }

    private static Answer of(int status, String contentType, byte[] bytes) {
        return new Answer(status, contentType, new Body.Whole(bytes), Map.of());
    }

    /** Adds headers. */
    Answer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, contentType, body, all);
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    Map<String, String> headers() {
        return headers;
    }

    Body body() {
        return body;
    }
}
