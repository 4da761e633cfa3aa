package dev.chaperone.desktop.agent.hook;

/** An event this adapter has no words for. */
public final class UnknownEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param event as the shim was told, so 60 letters at most */
    public UnknownEventException(String event) {
        super("this version of Chaperone does not know the event '%s'".formatted(event));
    }
}
