package dev.chaperone.central.server;

/** A request that can't be answered as asked, by the fault of whoever sent it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param text one line for whoever sent the request */
    Refusal(int status, String text) {
        super(text);
        this.status = status;
    }

    Answer answer() {
        return Answer.text(status, String.valueOf(getMessage()));
    }
}
