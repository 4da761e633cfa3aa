package dev.chaperone.model.audit;

/**
 * Evidence that is malformed or does not prove what it should. The message names the part, the value and the limit, and
 * never holds event content.
 */
public final class ProofException extends Exception {

    private static final long serialVersionUID = 1;

    public ProofException(String message) {
        super(message);
    }

    public ProofException(String message, Throwable cause) {
        super(message, cause);
    }
}
