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
import java.util.stream.Stream;

/**
 * Applies a policy to actions. What forbids takes no notice of case and Unicode form, because the file system may take
 * none; what permits or asks does. Pure and safe for use by many threads.
 */
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
    private final Mode mode;
    private final String home;
    private final String foldedHome;

    /** A path as it is written, and as it is forbidden. */
    private record Place(String text, String folded) {
        static Place of(AbsolutePath path) {
            return new Place(path.value(), Folded.of(path.value()));
        }
    }

    /**
     * Sorts the rules by what they are about; keep it as long as the policy is in force.
     *
     * @param home the person's home folder, which {@code ~} stands for
     */
    public PolicyJudge(Policy policy, AbsolutePath home) {
        this.home = home.value();
        this.mode = policy.settings().mode();
        this.foldedHome = Folded.of(home.value());
        for (ActionKind kind : ActionKind.values()) {
            rules.put(kind, strongestFirst(policy, r -> r.actions().contains(kind) && !r.fallback()));
            fallbacks.put(kind, strongestFirst(policy, r -> r.actions().contains(kind) && r.fallback()));
        }
        this.protectedFolders = policy.settings().protectedFolders().stream()
                .map(glob -> glob.anchor(home.value()))
                .filter(anchor -> !anchor.isEmpty())
                .map(anchor -> new AbsolutePath(Folded.of(anchor)))
                .toList();
    }

    /** Of equal effect the earlier one first, as written. */
    private static List<Rule> strongestFirst(Policy policy, Predicate<Rule> wanted) {
        return policy.rules().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Rule::effect))
                .map(rule -> rule.isFolding() ? rule.folded() : rule)
                .toList();
    }

    /** Judges an action about one path; call it once per path. An action without paths is judged with none. */
    public Judgement judge(AgentAction action, Optional<AbsolutePath> path) {
        Optional<Place> place = path.map(Place::of);
        Rule rule = strongest(action, place, _ -> true).orElse(NOTHING_MATCHED);
        return binds(rule) ? bound(rule, action, place) : observed(rule, action, place);
    }

    /** Every rule that matches, the one that counts most first. */
    public List<Rule> matching(AgentAction action, Optional<AbsolutePath> path) {
        Optional<Place> place = path.map(Place::of);
        return Stream.of(rules, fallbacks)
                .flatMap(sorted -> sorted.getOrDefault(action.kind(), List.of()).stream())
                .filter(rule -> matches(rule, action, place))
                .toList();
    }

    private Judgement bound(Rule rule, AgentAction action, Optional<Place> place) {
        return switch (rule.effect()) {
            case FORBID -> new Judgement.Forbidden(rule);
            case ASK -> new Judgement.MustAsk(rule, reach(action, place));
            case PERMIT -> permit(rule, action, place);
        };
    }

    /**
     * What an observed rule leaves to the others. Where none of them decides, the action goes ahead if the policy as a
     * whole is observed, or if the rule only stood in for one that forbids or permits; else nothing allows it.
     */
    private Judgement observed(Rule rule, AgentAction action, Optional<Place> place) {
        Optional<Rule> binding = strongest(action, place, this::binds);
        if (binding.isPresent()) {
            Judgement other = bound(binding.get(), action, place);
            return other instanceof Judgement.Permitted ? new Judgement.Observed(rule) : other;
        }
        return mode == Mode.OBSERVE || rule.fallback()
                ? new Judgement.Observed(rule)
                : new Judgement.Forbidden(NOTHING_MATCHED);
    }

    private boolean binds(Rule rule) {
        return rule.effect() == Effect.PERMIT || rule.mode().orElse(mode) == Mode.ENFORCE;
    }

    /** A permitted folder that holds protected ones is still asked for: reading it recursively would read those too. */
    private Judgement permit(Rule rule, AgentAction action, Optional<Place> path) {
        Reach reach = reach(action, path);
        if (reach == Reach.FOLDER) {
            return new Judgement.Permitted(rule);
        }
        return mode == Mode.OBSERVE ? new Judgement.Observed(rule) : new Judgement.MustAsk(rule, reach);
    }

    private Optional<Rule> strongest(AgentAction action, Optional<Place> path, Predicate<Rule> wanted) {
        return first(rules, action, path, wanted).or(() -> first(fallbacks, action, path, wanted));
    }

    private Optional<Rule> first(
            Map<ActionKind, List<Rule>> sorted, AgentAction action, Optional<Place> path, Predicate<Rule> wanted) {
        for (Rule rule : sorted.getOrDefault(action.kind(), List.of())) {
            if (wanted.test(rule) && matches(rule, action, path)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private boolean matches(Rule rule, AgentAction action, Optional<Place> path) {
        return anyOf(rule.agents(), action.origin().agent().name(), home)
                && (rule.paths().isEmpty() || (path.isPresent() && isThere(rule, path.get())))
                && (rule.tools().isEmpty() || isTool(action, rule.tools()));
    }

    private boolean isThere(Rule rule, Place path) {
        return rule.isFolding()
                ? anyOf(rule.paths(), path.folded(), foldedHome)
                : anyOf(rule.paths(), path.text(), home);
    }

    private boolean isTool(AgentAction action, List<Glob> names) {
        return action instanceof CallTool(var _, var tool, var _) && anyOf(names, tool, home);
    }

    private static boolean anyOf(List<Glob> globs, String text, String homeFolder) {
        for (Glob glob : globs) {
            if (glob.matches(text, homeFolder)) {
                return true;
            }
        }
        return false;
    }

    /** What can't be told is allowed as it stands and no further; near protected folders not even again. */
    private Reach reach(AgentAction action, Optional<Place> path) {
        if (path.isPresent() && holdsProtected(path.get())) {
            return Reach.ONCE;
        }
        return isOpaque(action) ? Reach.REPEAT : Reach.FOLDER;
    }

    private static boolean isOpaque(AgentAction action) {
        return action instanceof RunCommand(var _, var _, var _, var opaque) && opaque;
    }

    private boolean holdsProtected(Place place) {
        AbsolutePath folder = new AbsolutePath(place.folded());
        for (AbsolutePath inside : protectedFolders) {
            if (folder.contains(inside) && !folder.equals(inside)) {
                return true;
            }
        }
        return false;
    }
}
