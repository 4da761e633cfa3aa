package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Judgement;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PolicyJudge;
import dev.chaperone.model.policy.Rule;
import dev.chaperone.model.policy.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks a policy what it would answer. Grants and persons have no part in it. Safe for use by many threads. */
public final class Rehearsal {

    /** The rule that refuses agents which are not on the list, as the gate names it. */
    static final String AGENTS = "agents.allowed";

    private final PolicyJudge judge;
    private final Set<String> agents;
    private final Settings settings;

    /** @param home the folder {@code ~} stands for */
    public Rehearsal(Policy policy, AbsolutePath home) {
        this.judge = new PolicyJudge(policy, home);
        this.settings = policy.settings();
        this.agents = new HashSet<>(policy.settings().allowedAgents());
    }

    public Ruling rule(Supposed supposed) {
        if (!agents.contains(supposed.agent())) {
            return new Ruling(Effect.FORBID, AGENTS, Mode.ENFORCE);
        }
        Ruling ruling = ruled(supposed);
        return ruling.effect() == Effect.FORBID || supposed.kind() != ActionKind.PROMPT
                ? ruling
                : settings.promptRules()
                        .refusal(supposed.subject(), 0)
                        .map(refusal -> new Ruling(Effect.FORBID, refusal.rule(), settings.mode()))
                        .orElse(ruling);
    }

    private Ruling ruled(Supposed supposed) {
        return switch (judge.judge(supposed.action(), supposed.path())) {
            case Judgement.Forbidden(var rule) -> new Ruling(Effect.FORBID, rule.id(), Mode.ENFORCE);
            case Judgement.MustAsk(var rule, var _) -> new Ruling(Effect.ASK, rule.id(), Mode.ENFORCE);
            case Judgement.Permitted(var rule) -> new Ruling(Effect.PERMIT, rule.id(), Mode.ENFORCE);
            case Judgement.Observed(var rule) -> new Ruling(askedAtLeast(rule), rule.id(), Mode.OBSERVE);
        };
    }

    /** Every rule that matches, the one that counts most first. */
    public List<Rule> matching(Supposed supposed) {
        return judge.matching(supposed.action(), supposed.path());
    }

    /** A permit is observed only where it would have been asked for, because protected folders lie below. */
    private static Effect askedAtLeast(Rule rule) {
        return rule.effect() == Effect.PERMIT ? Effect.ASK : rule.effect();
    }
}
