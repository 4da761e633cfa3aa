package dev.chaperone.desktop.gate;

import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.model.action.AgentAction.SendPrompt;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.ModelTraffic;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PromptRules;
import dev.chaperone.model.policy.Settings;
import dev.chaperone.model.sanitise.Screened;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides. Blocks the calling thread until there is a verdict, which is at the latest when the consent deadline passes.
 * The decision is on disk before it is returned; if it can't be written the verdict is deny. Safe for many threads.
 */
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Supplier<Policy> policy;
    private final KillSwitch killSwitch;
    private final Consent consent;
    private final PromptCleaner cleaner;
    private final Recorder recorder;
    private final Supplier<DecisionId> ids;

    /** @param policy the policy in force, read anew for every decision */
    public Gate(
            Supplier<Policy> policy,
            KillSwitch killSwitch,
            Consent consent,
            PromptCleaner cleaner,
            Recorder recorder,
            Supplier<DecisionId> ids) {
        this.policy = policy;
        this.killSwitch = killSwitch;
        this.consent = consent;
        this.cleaner = cleaner;
        this.recorder = recorder;
        this.ids = ids;
    }

    /** Never throws and never returns an allow that is not on disk. */
    public Verdict decide(Question question) {
        DecisionId id = ids.get();
        Policy current = policy.get();
        Outcome outcome;
        try {
            outcome = judge(question, current);
        } catch (RuntimeException e) {
            LOG.error(
                    "decision {} failed ({}), answering deny", id, e.getClass().getSimpleName());
            LOG.debug("decision {} failed", id, e);
            outcome = Outcome.failed(Cause.Failure.Kind.INTERNAL, Texts.get("failure.internal"));
        }
        return recordAndAnswer(id, question, current, outcome);
    }

    /** Records and denies what could not be turned into a question at all. */
    public Verdict refuse(Refusal refusal) {
        DecisionId id = ids.get();
        Outcome outcome = Outcome.failed(refusal.failure().kind(), refusal.message());
        try {
            recorder.record(id, refusal, policy.get());
        } catch (IOException e) {
            LOG.error("journal unavailable: {}", e.getMessage());
        }
        return outcome.verdict(id);
    }

    /**
     * What becomes of a tool's result that is about to leave although its call was never asked about. Recorded like any
     * decision.
     *
     * @param question the call, as far as it is known
     */
    public Verdict ungated(Question question) {
        Policy current = policy.get();
        Settings settings = current.settings();
        Cause.Rule bypass = new Cause.Rule("bypass");
        boolean enforced = settings.mode() == Mode.ENFORCE
                && settings.modelTraffic().ungatedResults() == ModelTraffic.UngatedResults.ENFORCE;
        Outcome outcome = enforced
                ? Outcome.denied(bypass, Texts.get("deny.bypass"), Texts.get("wayout.bypass"))
                : Outcome.allowed(bypass, "");
        return recordAndAnswer(ids.get(), question, current, outcome);
    }

    /** The switch may have been thrown while the person or the policy was asked, so it is looked at twice. */
    private Outcome judge(Question question, Policy current) {
        Outcome outcome = killSwitch.stopped().isPresent() ? Outcome.stopped() : judged(question, current);
        return killSwitch.stopped().isPresent() ? Outcome.stopped() : outcome;
    }

    private Outcome judged(Question question, Policy current) {
        String agent = question.origin().agent().name();
        if (!current.settings().allowedAgents().contains(agent)) {
            return Outcome.denied(
                    new Cause.Rule("agents.allowed"), Texts.get("deny.agent", agent), Texts.get("wayout.agent"));
        }
        Outcome outcome = consent.judge(question, current);
        return outcome instanceof Outcome.Allowed allowed ? sent(question, current.settings(), allowed) : outcome;
    }

    private Outcome sent(Question question, Settings settings, Outcome.Allowed allowed) {
        Optional<PromptRules.Refusal> refusal = prompts(question)
                .flatMap(p -> settings.promptRules().refusal(p.model(), p.text().length()).stream())
                .findFirst();
        if (refusal.isEmpty()) {
            return cleaned(question, settings, allowed);
        }
        Cause.Rule rule = new Cause.Rule(refusal.get().rule());
        return settings.mode() == Mode.OBSERVE
                ? cleaned(question, settings, new Outcome.Allowed(rule, allowed.scope(), Optional.empty()))
                : Outcome.denied(
                        rule,
                        Texts.get(
                                "deny." + rule.ruleId(), settings.promptRules().mostKilobytes()),
                        Texts.get("wayout." + rule.ruleId()));
    }

    private static Stream<SendPrompt> prompts(Question question) {
        return question.actions().stream().filter(SendPrompt.class::isInstance).map(SendPrompt.class::cast);
    }

    private Outcome cleaned(Question question, Settings settings, Outcome.Allowed allowed) {
        if (!settings.cleanPrompts()) {
            return allowed;
        }
        return prompts(question)
                .map(prompt -> cleaner.clean(prompt, settings.promptRules().matrix(prompt.model())))
                .filter(screened -> !screened.isClean())
                .findFirst()
                .map(screened -> answered(screened, settings.mode(), allowed))
                .orElse(allowed);
    }

    private static Outcome answered(Screened screened, Mode mode, Outcome.Allowed allowed) {
        if (mode == Mode.OBSERVE || screened.sanitised().isClean()) {
            return new Outcome.Allowed(allowed.cause(), allowed.scope(), Optional.of(screened.seen()));
        }
        if (!screened.blocking().isEmpty()) {
            String classes = String.join(", ", screened.blocking());
            return new Outcome.Blocked(
                    new Cause.Rule("prompt.block"),
                    Texts.get("deny.prompt", classes),
                    Texts.get("wayout.prompt"),
                    screened.seen());
        }
        return new Outcome.Rewritten(new Cause.Rule("prompt.clean"), screened.sanitised());
    }

    private Verdict recordAndAnswer(DecisionId id, Question question, Policy current, Outcome outcome) {
        try {
            recorder.record(id, question, current, outcome);
            return outcome.verdict(id);
        } catch (IOException e) {
            LOG.error("journal unavailable, answering deny: {}", e.getMessage());
            return Outcome.failed(Cause.Failure.Kind.JOURNAL_UNAVAILABLE, Texts.get("failure.journal"))
                    .verdict(id);
        }
    }
}
