package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.policy.Rule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Something a person has to be asked for.
 *
 * @param paths the very paths; none for an action without
 * @param folder what would be asked for
 * @param command the command line if the action is one, else empty
 */
record Need(Set<AbsolutePath> paths, AbsolutePath folder, Access access, String command, Rule rule, boolean onceOnly) {

    Need {
        paths = Set.copyOf(paths);
    }

    static Need of(AgentAction action, Optional<AbsolutePath> path, AbsolutePath folder, Rule rule, boolean onceOnly) {
        String command = switch (action) {
            case AgentAction.RunCommand run -> run.commandLine();
            case AgentAction.CallTool call -> call.tool();
            case AgentAction.PushRepository push -> "git push " + push.remote().orElse("");
            case AgentAction.UseNetwork use -> use.host();
            case AgentAction.ReadPath _, AgentAction.WritePath _, AgentAction.SendPrompt _ -> "";
        };
        boolean narrow = onceOnly || path.isEmpty() || action instanceof AgentAction.PushRepository;
        return new Need(path.map(Set::of).orElse(Set.of()), folder, access(action), command, rule, narrow);
    }

    /** The same, to be asked for as {@code other}. */
    Need in(AbsolutePath other) {
        return new Need(paths, other, access, command, rule, onceOnly);
    }

    /** Two needs for one folder become one question that asks for the wider access to all of their paths. */
    Need and(Need other) {
        boolean first = access.includes(other.access);
        Set<AbsolutePath> both = new HashSet<>(paths);
        both.addAll(other.paths);
        return new Need(
                both,
                folder,
                first ? access : other.access,
                command.isEmpty() ? other.command : command,
                first ? rule : other.rule,
                onceOnly || other.onceOnly);
    }

    static Access access(AgentAction action) {
        return action instanceof AgentAction.ReadPath ? Access.READ : Access.READ_WRITE;
    }
}
