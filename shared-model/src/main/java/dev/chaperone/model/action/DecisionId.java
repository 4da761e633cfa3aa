package dev.chaperone.model.action;

/** Names one decision in the journal, in messages to agents and in {@code chaperone why}. */
public record DecisionId(String value) {
    public DecisionId {
        Identifiers.check("decision id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
