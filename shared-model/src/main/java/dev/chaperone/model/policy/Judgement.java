package dev.chaperone.model.policy;

/** What a policy says about one action, and which rule said it. */
public sealed interface Judgement {

    Rule rule();

    record Permitted(Rule rule) implements Judgement {}

    /** @param reach nothing wider may be offered */
    record MustAsk(Rule rule, Reach reach) implements Judgement {}

    record Forbidden(Rule rule) implements Judgement {}

    /** It goes ahead; the rule would have asked or forbidden and is only observed. */
    record Observed(Rule rule) implements Judgement {}
}
