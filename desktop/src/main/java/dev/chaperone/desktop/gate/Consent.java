package dev.chaperone.desktop.gate;

import dev.chaperone.desktop.consent.Ask;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.consent.Reply;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.policy.Judgement;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PolicyJudge;
import dev.chaperone.model.policy.Rule;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The middle of a decision: policy over every path, then grants, then the person. Whatever is forbidden is refused
 * before anybody is asked for the rest.
 */
public final class Consent {

    /** Before the rule that would have stopped what went ahead. */
    private static final String OBSERVED = "observe:";

    private static final Logger LOG = LoggerFactory.getLogger(Consent.class);

    private final PromptQueue prompts;
    private final GrantBook grants;
    private final GrantMaker grantMaker;
    private final FolderChoice folders;
    private final AbsolutePath home;
    private final AtomicReference<@Nullable Judging> judging = new AtomicReference<>();

    public Consent(
            PromptQueue prompts, GrantBook grants, GrantMaker grantMaker, FolderChoice folders, AbsolutePath home) {
        this.prompts = prompts;
        this.grants = grants;
        this.grantMaker = grantMaker;
        this.folders = folders;
        this.home = home;
    }

    Outcome judge(Question question, Policy policy) {
        Findings findings = new Findings();
        PolicyJudge judge = judgeOf(policy);
        for (AgentAction action : question.actions()) {
            for (Optional<AbsolutePath> path : pathsOf(action)) {
                findings.add(action, path, judge.judge(action, path));
            }
        }
        boolean observing = policy.settings().mode() == Mode.OBSERVE;
        return findings.forbidden()
                .<Outcome>map(f -> Outcome.denied(
                        new Cause.Rule(f.rule().id()),
                        f.rule().reason(),
                        f.rule().remedy()))
                .or(() -> observing && findings.needs().isEmpty() ? Optional.empty() : refusedBefore(question))
                .orElseGet(() -> askForAll(question, policy, findings));
    }

    /** A person's remembered no holds for one path of a call, and against a policy that would allow it. */
    private Optional<Outcome> refusedBefore(Question question) {
        for (AgentAction action : question.actions()) {
            Optional<Grant> no = grants.refusing(action.origin(), action.paths(), Need.access(action));
            if (no.isPresent()) {
                return no.map(Consent::byRefusal);
            }
        }
        return Optional.empty();
    }

    private static Outcome byRefusal(Grant no) {
        return Outcome.denied(
                new Cause.ByGrant(no.id()),
                Texts.get("deny.remembered", no.folder(), no.grantedBy()),
                Texts.get("wayout.remembered", no.id()));
    }

    /** Sorting a policy's rules takes longer than a decision, so it is done once for each policy. */
    private PolicyJudge judgeOf(Policy policy) {
        Judging known = judging.get();
        if (known != null && known.policy().refersTo(policy)) {
            return known.judge();
        }
        PolicyJudge judge = new PolicyJudge(policy, home);
        judging.set(new Judging(new WeakReference<>(policy), judge));
        return judge;
    }

    private record Judging(WeakReference<Policy> policy, PolicyJudge judge) {}

    private static List<Optional<AbsolutePath>> pathsOf(AgentAction action) {
        return action.paths().isEmpty()
                ? List.of(Optional.empty())
                : action.paths().stream().map(Optional::of).toList();
    }

    private Outcome askForAll(Question question, Policy policy, Findings findings) {
        Outcome outcome = Outcome.allowed(new Cause.Rule(findings.allowingRule()), "");
        Optional<Grant> all = grantedThroughout(question, findings);
        if (all.isPresent()) {
            return byGrant(all.get());
        }
        for (Need need : findings.needsPerFolder()) {
            outcome = granted(question, need, findings)
                    .map(Consent::byGrant)
                    .orElseGet(() -> ask(question, policy, need));
            if (outcome instanceof Outcome.Denied) {
                return outcome;
            }
        }
        return outcome;
    }

    /**
     * The last of the grants that cover each need alone, if they all are. Tried first, because finding the folders to
     * ask for looks at the disk and most calls are granted.
     */
    private Optional<Grant> grantedThroughout(Question question, Findings findings) {
        Optional<Grant> last = Optional.empty();
        for (Need need : findings.needs()) {
            last = granted(question, need, findings);
            if (last.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    private static Outcome byGrant(Grant grant) {
        return Outcome.allowed(new Cause.ByGrant(grant.id()), GrantMaker.scopeWord(grant));
    }

    /**
     * One grant has to cover all of it; a call that only part of is granted is asked for as a whole. A yes to the very
     * command covers what the command was seen to need, too.
     */
    private Optional<Grant> granted(Question question, Need need, Findings findings) {
        Set<AbsolutePath> paths = need.paths().isEmpty() ? Set.of(need.folder()) : need.paths();
        return switch (need.reach()) {
            case ONCE -> Optional.empty();
            case REPEAT -> grants.coveringAgain(findings.subject(), question.origin(), paths, need.access());
            case FOLDER ->
                grants.covering(question.origin(), paths, need.access())
                        .or(() -> grants.coveringAgain(findings.subject(), question.origin(), paths, need.access()));
        };
    }

    private Outcome ask(Question question, Policy policy, Need need) {
        Ask ask = new Ask(
                question.origin(),
                need.folder(),
                need.access(),
                need.command(),
                need.subject(),
                need.rule(),
                policy.version(),
                need.reach(),
                policy.settings().consentTimeout(),
                policy.settings().folderGrantDays());
        return outcomeOf(ask, policy, prompts.ask(ask, question.hangUp().get()).join());
    }

    private Outcome outcomeOf(Ask ask, Policy policy, Reply reply) {
        return switch (reply) {
            case Reply.Answered answered when answered.answer().denies() -> denied(ask, policy, answered);
            case Reply.Answered answered -> granted(ask, policy, answered);
            case Reply.Silent(var prompt, var waited) ->
                Outcome.denied(
                        new Cause.Silence(prompt, waited),
                        Texts.get("deny.silence", waited.toSeconds(), ask.folder()),
                        Texts.get("wayout.silence"));
            case Reply.DeniedBefore _ ->
                Outcome.denied(
                        new Cause.Rule("consent.denied-before"), Texts.get("deny.before"), Texts.get("wayout.before"));
            case Reply.Stopped _ -> Outcome.stopped();
            case Reply.Abandoned _ -> Outcome.failed(Cause.Failure.Kind.CALLER_GONE, Texts.get("deny.abandoned"));
            case Reply.Withdrawn _ -> Outcome.failed(Cause.Failure.Kind.SERVICE_STOPPING, Texts.get("deny.withdrawn"));
            case Reply.Refused _ ->
                Outcome.denied(
                        new Cause.Failure(Cause.Failure.Kind.TOO_MANY_PROMPTS, ""),
                        Texts.get("deny.flood"),
                        Texts.get("wayout.flood"));
        };
    }

    private Outcome granted(Ask ask, Policy policy, Reply.Answered answered) {
        try {
            return Outcome.allowed(
                    remembered(ask, policy, answered), answered.answer().wireName());
        } catch (IOException e) {
            LOG.error("a permission could not be saved: {}", e.getMessage());
            return Outcome.failed(Cause.Failure.Kind.INTERNAL, Texts.get("failure.grants"));
        }
    }

    /** A no that can't be remembered is still a no, and asked for again next time. */
    private Outcome denied(Ask ask, Policy policy, Reply.Answered answered) {
        Cause cause;
        try {
            cause = remembered(ask, policy, answered);
        } catch (IOException e) {
            LOG.error("a no could not be saved: {}", e.getMessage());
            cause = new Cause.Person(answered.approver(), answered.promptId(), "", answered.waited());
        }
        return Outcome.denied(cause, Texts.get("deny.person", ask.folder()), Texts.get("wayout.person"));
    }

    private Cause remembered(Ask ask, Policy policy, Reply.Answered answered) throws IOException {
        Optional<Grant> grant = grantMaker.from(ask, answered, policy.settings());
        if (grant.isPresent()) {
            grants.remember(grant.get());
        }
        String id = grant.map(Grant::id).orElse("");
        return new Cause.Person(answered.approver(), answered.promptId(), id, answered.waited());
    }

    /** What the policy said about each path. */
    private final class Findings {

        private final List<Need> needs = new ArrayList<>();
        private Optional<Judgement.Forbidden> forbidden = Optional.empty();
        private Optional<Rule> observed = Optional.empty();
        private String allowing = "";

        void add(AgentAction action, Optional<AbsolutePath> path, Judgement judgement) {
            switch (judgement) {
                case Judgement.Forbidden no -> {
                    Judgement.Forbidden first = forbidden.orElse(no);
                    forbidden = Optional.of(first);
                }
                case Judgement.MustAsk(var rule, var reach) -> {
                    AbsolutePath place = path.orElse(action.origin().workingDirectory());
                    needs.add(Need.of(action, path, place, rule, reach));
                }
                case Judgement.Permitted(var rule) -> allowing = allowing.isEmpty() ? rule.id() : allowing;
                case Judgement.Observed(var rule) ->
                    observed = observed.filter(r -> r.effect().compareTo(rule.effect()) <= 0)
                            .or(() -> Optional.of(rule));
            }
        }

        Optional<Judgement.Forbidden> forbidden() {
            return forbidden;
        }

        /** One for each path, in order. */
        List<Need> needs() {
            return needs;
        }

        /** The command, tool or host the call is about; the empty text, which no grant is for, if not just one. */
        String subject() {
            List<String> subjects = needs.stream()
                    .map(Need::subject)
                    .filter(s -> !s.isEmpty())
                    .distinct()
                    .limit(2)
                    .toList();
            return subjects.size() == 1 ? subjects.getFirst() : "";
        }

        /** One for each folder that is worth asking for. */
        Collection<Need> needsPerFolder() {
            Map<AbsolutePath, Need> merged = new LinkedHashMap<>();
            for (Need need : needs) {
                AbsolutePath folder =
                        need.paths().stream().findFirst().map(folders::forPath).orElse(need.folder());
                merged.merge(folder, need.in(folder), Need::and);
            }
            return merged.values();
        }

        /** The rule that lets it go ahead where nobody is asked, rather one that is only observed: the strongest. */
        String allowingRule() {
            return observed.map(rule -> OBSERVED + rule.id()).orElse(allowing);
        }
    }
}
