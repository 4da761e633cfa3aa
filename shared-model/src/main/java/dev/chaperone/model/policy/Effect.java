package dev.chaperone.model.policy;

/** What a matching rule says. Strongest first: forbid beats ask, ask beats permit, and nothing matching is forbid. */
public enum Effect {
    FORBID,
    ASK,
    PERMIT
}
