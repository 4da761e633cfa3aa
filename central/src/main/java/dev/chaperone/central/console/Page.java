package dev.chaperone.central.console;

import java.util.Map;

/** An answer of the console. */
public record Page(int status, String contentType, String body, Map<String, String> headers) {

    public Page {
        headers = Map.copyOf(headers);
    }

    static Page html(Html document) {
        return new Page(200, "text/html; charset=utf-8", document.document(), Map.of());
    }

    static Page text(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", text + "\n", Map.of());
    }
}
