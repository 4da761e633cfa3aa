package dev.chaperone.model.policy;

import dev.chaperone.model.action.ActionKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of a policy.
 *
 * @param id unique in the policy; named in every decision it takes
 * @param fallback counts only where no other rule matched
 * @param actions kinds it is about
 * @param agents adapter names, or {@code *}
 * @param paths patterns of which one must match; empty means any path, or none
 * @param tools names of tools for {@code tool.call}; empty means any
 * @param reason shown to the person, without jargon
 * @param remedy what to do instead; may be empty
 * @param mode whether the rule bites; the policy's where it has none of its own
 * @param lift whether it can be made to ask for a while
 */
public record Rule(
        String id,
        Effect effect,
        boolean fallback,
        Set<ActionKind> actions,
        List<Glob> agents,
        List<Glob> paths,
        List<Glob> tools,
        String reason,
        String remedy,
        Optional<Mode> mode,
        Lift lift) {
    public Rule {
        actions = Set.copyOf(actions);
        agents = List.copyOf(agents);
        paths = List.copyOf(paths);
        tools = List.copyOf(tools);
    }

    /** A rule that bites as its policy does. */
    public Rule(
            String id,
            Effect effect,
            boolean fallback,
            Set<ActionKind> actions,
            List<Glob> agents,
            List<Glob> paths,
            List<Glob> tools,
            String reason,
            String remedy) {
        this(id, effect, fallback, actions, agents, paths, tools, reason, remedy, Optional.empty(), Lift.POSSIBLE);
    }

    /** The same rule about paths in {@link Folded} form. */
    Rule folded() {
        return about(paths.stream().map(Glob::folded).toList());
    }

    /** The same rule about other paths. */
    Rule about(List<Glob> others) {
        return new Rule(id, effect, fallback, actions, agents, others, tools, reason, remedy, mode, lift);
    }

    /** The same rule, which asks where it forbade; itself if it can't be lifted or did not forbid. */
    Rule lifted(String why) {
        return lift == Lift.POSSIBLE && effect == Effect.FORBID
                ? new Rule(id, Effect.ASK, fallback, actions, agents, paths, tools, why, "", mode, Lift.LIFTED)
                : this;
    }

    /** Whether it takes no notice of case and Unicode form, because it forbids, or did before it was lifted. */
    boolean isFolding() {
        return effect == Effect.FORBID || lift == Lift.LIFTED;
    }
}
