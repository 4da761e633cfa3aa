package dev.chaperone.desktop.gateway;

/**
 * A request that is not passed on. The message is one plain line for whoever sent it, and holds nothing of its body.
 */
final class RefusedRequest extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    RefusedRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    String told() {
        return String.valueOf(getMessage());
    }
}
