package dev.chaperone.model.policy;

/** What a policy says about one action, and which rule said it. */
public sealed interface Judgement {

    Rule rule();

    record Permitted(Rule rule) implements Judgement {}

    /** @param reach nothing wider may be offered */
    record MustAsk(Rule rule, Reach reach) implements Judgement {}

    record Forbidden(Rule rule) implements Judgement {}
}
