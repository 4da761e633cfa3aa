package dev.chaperone.central.server;

import java.util.Map;

/** A request that can't be answered as asked, by the fault of whoever sent it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    /** @param text one line for whoever sent the request */
    Refusal(int status, String text) {
        this(status, text, Map.of());
    }

    Refusal(int status, String text, Map<String, String> headers) {
        super(text);
        this.status = status;
        this.headers = headers;
    }

    Answer answer() {
        return Answer.text(status, String.valueOf(getMessage())).with(headers);
    }
}
