package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges recorded decisions by another policy. Events of one call belong together: the strictest of them decided all.
 * The record names neither tools nor commands, so a rule about tools counts for the calls it decided then. Not safe for
 * use by many threads.
 */
public final class Replay {

    /** Home folders as systems lay them out, for records of other people's laptops. */
    private static final Pattern HOME =
            Pattern.compile("(/home/[^/]+|/Users/[^/]+|/root|[A-Za-z]:/Users/[^/]+)(?:/.*)?");

    private final Policy policy;
    private final AbsolutePath home;
    private final Map<AbsolutePath, Rehearsal> rehearsals = new HashMap<>();
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private long events;
    private long withoutSay;
    private long toolCalls;

    /** One call of an agent, as far as it has been read. */
    private record Call(Decided first, Effect before, Ruling after) {}

    /** @param home what {@code ~} stands for where a path lies in no usual home folder */
    public Replay(Policy policy, AbsolutePath home) {
        this.policy = policy;
        this.home = home;
    }

    public void add(Decided decided) {
        events++;
        Optional<Effect> before = Recorded.answer(decided);
        Optional<ActionKind> kind = ActionKind.named(decided.action());
        if (before.isEmpty() || kind.isEmpty()) {
            withoutSay++;
            return;
        }
        toolCalls += kind.get() == ActionKind.TOOL ? 1 : 0;
        Call call = new Call(decided, before.get(), ruling(decided, kind.get()));
        calls.merge(
                decided.decisionId(),
                call,
                (one, other) -> new Call(one.first(), one.before(), one.after().stricter(other.after())));
    }

    private Ruling ruling(Decided decided, ActionKind kind) {
        List<Optional<AbsolutePath>> paths = decided.paths().isEmpty()
                ? List.of(Optional.empty())
                : decided.paths().stream()
                        .map(AbsolutePath::new)
                        .map(Optional::of)
                        .toList();
        return paths.stream()
                .map(path -> ruling(decided, new Supposed(decided.agent(), kind, path, "")))
                .reduce(Ruling::stricter)
                .orElseThrow();
    }

    private Ruling ruling(Decided decided, Supposed supposed) {
        Rehearsal rehearsal = rehearsals.computeIfAbsent(homeOf(supposed.path()), h -> new Rehearsal(policy, h));
        Ruling ruling = rehearsal.rule(supposed);
        boolean open = supposed.kind() == ActionKind.TOOL && ruling.effect() != Effect.FORBID;
        return open ? sameToolRule(decided).orElse(ruling) : ruling;
    }

    private Optional<Ruling> sameToolRule(Decided decided) {
        Mode standard = policy.settings().mode();
        return policy.rules().stream()
                .filter(rule ->
                        rule.id().equals(decided.causeRef()) && !rule.tools().isEmpty())
                .findFirst()
                .map(rule -> new Ruling(rule.effect(), rule.id(), rule.mode().orElse(standard)));
    }

    private AbsolutePath homeOf(Optional<AbsolutePath> path) {
        if (path.isEmpty() || home.contains(path.get())) {
            return home;
        }
        Matcher usual = HOME.matcher(path.get().value());
        return usual.matches() ? new AbsolutePath(usual.group(1)) : home;
    }

    /** What has been added so far. */
    public ReplayReport report() {
        Map<ReplayReport.Change, List<Decided>> changes = new LinkedHashMap<>();
        for (Call call : calls.values()) {
            if (call.before() != call.after().inPractice()) {
                ReplayReport.Change change = new ReplayReport.Change(
                        call.before(), call.after().inPractice(), call.after().rule());
                changes.computeIfAbsent(change, _ -> new ArrayList<>()).add(call.first());
            }
        }
        return new ReplayReport(events, withoutSay, toolCalls, calls.size(), changes);
    }
}
