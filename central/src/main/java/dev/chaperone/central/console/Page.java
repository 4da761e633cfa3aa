package dev.chaperone.central.console;

import java.util.Map;

/** An answer of the console. */
public record Page(int status, String contentType, Body body, Map<String, String> headers) {

    public Page {
        headers = Map.copyOf(headers);
    }

    static Page html(Html document) {
        return html(200, document);
    }

    static Page html(int status, Html document) {
        return new Page(status, "text/html; charset=utf-8", Body.Whole.of(document.document()), Map.of());
    }
}
