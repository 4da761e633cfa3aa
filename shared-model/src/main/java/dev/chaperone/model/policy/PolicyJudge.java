package dev.chaperone.model.policy;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.CallTool;
import dev.chaperone.model.action.AgentAction.RunCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private final Policy policy;
    private final String home;

    /** @param home the person's home folder, which {@code ~} stands for */
    public PolicyJudge(Policy policy, AbsolutePath home) {
        this.policy = policy;
        this.home = home.value();
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
        return strongest(action, path, false)
                .or(() -> strongest(action, path, true))
                .orElse(NOTHING_MATCHED);
    }

    private Optional<Rule> strongest(AgentAction action, Optional<AbsolutePath> path, boolean fallback) {
        return policy.rules().stream()
                .filter(r -> r.fallback() == fallback && matches(r, action, path))
                .min(Comparator.comparing(Rule::effect));
    }

    private boolean matches(Rule rule, AgentAction action, Optional<AbsolutePath> path) {
        return rule.actions().contains(action.kind())
                && anyOf(rule.agents(), action.origin().agent().name())
                && (rule.paths().isEmpty()
                        || path.filter(p -> anyOf(rule.paths(), p.value())).isPresent())
                && (rule.tools().isEmpty() || isTool(action, rule.tools()));
    }

    private boolean isTool(AgentAction action, List<Glob> names) {
        return action instanceof CallTool(var _, var tool, var _) && anyOf(names, tool);
    }

    private boolean anyOf(List<Glob> globs, String text) {
        return globs.stream().anyMatch(g -> g.matches(text, home));
    }

    private boolean isOnceOnly(AgentAction action, Optional<AbsolutePath> path) {
        return isOpaque(action) || (path.isPresent() && holdsProtected(path.get()));
    }

    private static boolean isOpaque(AgentAction action) {
        return action instanceof RunCommand(var _, var _, var _, var opaque) && opaque;
    }

    private boolean holdsProtected(AbsolutePath folder) {
        return policy.settings().protectedFolders().stream()
                .map(g -> g.anchor(home))
                .anyMatch(a -> !a.isEmpty() && !a.equals(folder.value()) && folder.contains(new AbsolutePath(a)));
    }
}
