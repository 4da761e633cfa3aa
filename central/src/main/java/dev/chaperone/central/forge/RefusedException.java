package dev.chaperone.central.forge;

/** A change that can't be taken as it is. The message is one plain line for whoever handed it in. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
