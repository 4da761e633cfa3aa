package dev.chaperone.model.action;

/** An agent's name for one tool call or prompt, at most 128 characters. */
public record CallId(String value) {
    public CallId {
        Identifiers.check("call id", value);
    }
}
