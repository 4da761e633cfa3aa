package dev.chaperone.model.policy;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.CallTool;
import dev.chaperone.model.action.AgentAction.RunCommand;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Applies a policy to actions. Pure and safe for use by many threads. */
public final class PolicyJudge {

    private static final Rule NOTHING_MATCHED = new Rule(
            "default.deny",
            Effect.FORBID,
            true,
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            "No rule of the policy allows this.",
            "");

    private final Map<ActionKind, List<Rule>> rules = new EnumMap<>(ActionKind.class);
    private final Map<ActionKind, List<Rule>> fallbacks = new EnumMap<>(ActionKind.class);
    private final List<AbsolutePath> protectedFolders;
    private final String home;

    /**
     * Sorts the rules by what they are about; keep it as long as the policy is in force.
     *
     * @param home the person's home folder, which {@code ~} stands for
     */
    public PolicyJudge(Policy policy, AbsolutePath home) {
        this.home = home.value();
        for (ActionKind kind : ActionKind.values()) {
            rules.put(kind, strongestFirst(policy, r -> r.actions().contains(kind) && !r.fallback()));
            fallbacks.put(kind, strongestFirst(policy, r -> r.actions().contains(kind) && r.fallback()));
        }
        this.protectedFolders = policy.settings().protectedFolders().stream()
                .map(glob -> glob.anchor(home.value()))
                .filter(anchor -> !anchor.isEmpty())
                .map(AbsolutePath::new)
                .toList();
    }

    /** Of equal effect the earlier one first, as written. */
    private static List<Rule> strongestFirst(Policy policy, Predicate<Rule> wanted) {
        return policy.rules().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Rule::effect))
                .toList();
    }

    /** Judges an action about one path; call it once per path. An action without paths is judged with none. */
    public Judgement judge(AgentAction action, Optional<AbsolutePath> path) {
        Rule rule = strongest(action, path);
        return switch (rule.effect()) {
            case FORBID -> new Judgement.Forbidden(rule);
            case ASK -> new Judgement.MustAsk(rule, isOnceOnly(action, path));
            case PERMIT -> permit(rule, action, path);
        };
    }

    /** A permitted folder that holds protected ones is still asked for: reading it recursively would read those too. */
    private Judgement permit(Rule rule, AgentAction action, Optional<AbsolutePath> path) {
        boolean holdsProtected = path.isPresent() && holdsProtected(path.get());
        return holdsProtected || isOpaque(action) ? new Judgement.MustAsk(rule, true) : new Judgement.Permitted(rule);
    }

    private Rule strongest(AgentAction action, Optional<AbsolutePath> path) {
        return first(rules, action, path)
                .or(() -> first(fallbacks, action, path))
                .orElse(NOTHING_MATCHED);
    }

    private Optional<Rule> first(Map<ActionKind, List<Rule>> sorted, AgentAction action, Optional<AbsolutePath> path) {
        for (Rule rule : sorted.getOrDefault(action.kind(), List.of())) {
            if (matches(rule, action, path)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private boolean matches(Rule rule, AgentAction action, Optional<AbsolutePath> path) {
        return anyOf(rule.agents(), action.origin().agent().name())
                && (rule.paths().isEmpty()
                        || (path.isPresent() && anyOf(rule.paths(), path.get().value())))
                && (rule.tools().isEmpty() || isTool(action, rule.tools()));
    }

    private boolean isTool(AgentAction action, List<Glob> names) {
        return action instanceof CallTool(var _, var tool, var _) && anyOf(names, tool);
    }

    private boolean anyOf(List<Glob> globs, String text) {
        for (Glob glob : globs) {
            if (glob.matches(text, home)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOnceOnly(AgentAction action, Optional<AbsolutePath> path) {
        return isOpaque(action) || (path.isPresent() && holdsProtected(path.get()));
    }

    private static boolean isOpaque(AgentAction action) {
        return action instanceof RunCommand(var _, var _, var _, var opaque) && opaque;
    }

    private boolean holdsProtected(AbsolutePath folder) {
        for (AbsolutePath inside : protectedFolders) {
            if (folder.contains(inside) && !folder.equals(inside)) {
                return true;
            }
        }
        return false;
    }
}
