package dev.chaperone.desktop.gateway.results;

/** A request holds results of tools and can't be judged, so that it must not leave. */
public final class UnreadableResultsException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableResultsException() {
        super("results of tools can't be told apart");
    }

    UnreadableResultsException(Throwable cause) {
        super("results of tools can't be read", cause);
    }
}
