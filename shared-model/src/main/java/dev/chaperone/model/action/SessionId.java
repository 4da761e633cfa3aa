package dev.chaperone.model.action;

/** An agent's name for one of its sessions, at most 128 characters. */
public record SessionId(String value) {
    public SessionId {
        Identifiers.check("session id", value);
    }
}
