package dev.chaperone.model.policy.bundle;

/** A bundle that is not taken, in one line that says what to do. */
public final class BundleException extends Exception {

    private static final long serialVersionUID = 1L;

    public BundleException(String message) {
        super(message);
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
