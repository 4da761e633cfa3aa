package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.EffectiveSetting;
import dev.chaperone.model.policy.Glob;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How two policies differ: in settings, in rules, and in what they answer to actions made up from the patterns of both.
 *
 * @param settings those that differ, {@code before} first
 * @param rules those that differ; one side is empty where a rule was added or removed
 * @param answers agents by what is answered differently to them
 * @param data what each does with data
 */
public record PolicyDifference(
        List<Setting> settings, List<RuleChange> rules, Map<Answer, List<String>> answers, Data data) {

    public PolicyDifference {
        settings = List.copyOf(settings);
        rules = List.copyOf(rules);
        answers = new LinkedHashMap<>(answers);
    }

    /** Rules for gitleaks are counted: they do not say what makes two of them the same. */
    public record Data(DataSummary before, DataSummary after) {}

    public record Setting(EffectiveSetting before, EffectiveSetting after) {}

    public record RuleChange(String id, Optional<Rule> before, Optional<Rule> after) {}

    /** @param place path, tool or host that stands for those the patterns match */
    public record Answer(ActionKind kind, String place, Ruling before, Ruling after) {}

    /** @param home what {@code ~} stands for */
    public static PolicyDifference between(Composition before, Composition after, AbsolutePath home) {
        return new PolicyDifference(
                settings(before, after),
                rules(before.policy(), after.policy()),
                answers(before.policy(), after.policy(), home),
                new Data(
                        DataSummary.of(before.policy().data()),
                        DataSummary.of(after.policy().data())));
    }

    public boolean isEmpty() {
        return settings.isEmpty()
                && rules.isEmpty()
                && answers.isEmpty()
                && data.before().equals(data.after());
    }

    private static List<Setting> settings(Composition before, Composition after) {
        List<Setting> changed = new ArrayList<>();
        for (int i = 0; i < before.settings().size(); i++) {
            Setting both =
                    new Setting(before.settings().get(i), after.settings().get(i));
            if (!both.before().value().equals(both.after().value())) {
                changed.add(both);
            }
        }
        return changed;
    }

    private static List<RuleChange> rules(Policy before, Policy after) {
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(before, after).forEach(p -> p.rules().forEach(rule -> ids.add(rule.id())));
        return ids.stream()
                .map(id -> new RuleChange(id, named(before, id), named(after, id)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Optional<Rule> named(Policy policy, String id) {
        return policy.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static Map<Answer, List<String>> answers(Policy before, Policy after, AbsolutePath home) {
        Rehearsal old = new Rehearsal(before, home);
        Rehearsal other = new Rehearsal(after, home);
        Map<Answer, List<String>> changed = new LinkedHashMap<>();
        for (Supposed probe : probes(before, after, home)) {
            Ruling was = old.rule(probe);
            Ruling will = other.rule(probe);
            if (was.inPractice() != will.inPractice()) {
                String place = probe.path().map(AbsolutePath::value).orElse(probe.subject());
                changed.computeIfAbsent(new Answer(probe.kind(), place, was, will), _ -> new ArrayList<>())
                        .add(probe.agent());
            }
        }
        return changed;
    }

    private static List<Supposed> probes(Policy before, Policy after, AbsolutePath home) {
        Set<String> agents = new LinkedHashSet<>();
        Set<AbsolutePath> paths = new LinkedHashSet<>(List.of(new AbsolutePath(home.value() + "/elsewhere/x")));
        Set<String> tools = new LinkedHashSet<>(List.of("AnotherTool"));
        for (Policy policy : List.of(before, after)) {
            agents.addAll(policy.settings().allowedAgents());
            for (Rule rule : policy.rules()) {
                rule.paths().forEach(glob -> paths.add(example(glob, home)));
                rule.tools().forEach(glob -> tools.add(filled(glob.pattern())));
            }
        }
        List<Supposed> probes = new ArrayList<>();
        agents.forEach(agent -> probes.addAll(ofAgent(agent, paths, tools)));
        return probes;
    }

    private static List<Supposed> ofAgent(String agent, Set<AbsolutePath> paths, Set<String> tools) {
        List<Supposed> probes = new ArrayList<>();
        for (AbsolutePath path : paths) {
            for (ActionKind kind : List.of(ActionKind.READ, ActionKind.WRITE, ActionKind.RUN, ActionKind.PUSH)) {
                probes.add(new Supposed(agent, kind, Optional.of(path), ""));
            }
        }
        tools.forEach(tool -> probes.add(new Supposed(agent, ActionKind.TOOL, Optional.empty(), tool)));
        probes.add(new Supposed(agent, ActionKind.PROMPT, Optional.empty(), ""));
        probes.add(new Supposed(agent, ActionKind.NETWORK, Optional.empty(), ""));
        return probes;
    }

    /** A path the pattern matches. */
    private static AbsolutePath example(Glob glob, AbsolutePath home) {
        String filled = filled(glob.pattern());
        String absolute = filled.startsWith("~") ? home.value() + filled.substring(1) : filled;
        return new AbsolutePath(absolute.matches("(?s)/.*|[A-Za-z]:/.*") ? absolute : home.value() + "/" + absolute);
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\*+|\\?", "x");
    }
}
