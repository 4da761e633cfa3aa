package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.policy.Rule;
import java.util.Optional;

/**
 * Something a person has to be asked for.
 *
 * @param path the very path, empty for an action without one
 * @param folder what would be asked for
 * @param command the command line if the action is one, else empty
 */
record Need(
        Optional<AbsolutePath> path, AbsolutePath folder, Access access, String command, Rule rule, boolean onceOnly) {

    static Need of(AgentAction action, Optional<AbsolutePath> path, AbsolutePath folder, Rule rule, boolean onceOnly) {
        String command = switch (action) {
            case AgentAction.RunCommand run -> run.commandLine();
            case AgentAction.CallTool call -> call.tool();
            case AgentAction.PushRepository push -> "git push " + push.remote().orElse("");
            case AgentAction.UseNetwork use -> use.host();
            case AgentAction.ReadPath _, AgentAction.WritePath _, AgentAction.SendPrompt _ -> "";
        };
        boolean narrow = onceOnly || path.isEmpty() || action instanceof AgentAction.PushRepository;
        return new Need(path, folder, access(action), command, rule, narrow);
    }

    /** Two needs for one folder become one question that asks for the wider access. */
    Need and(Need other) {
        boolean first = access.includes(other.access);
        return new Need(
                path,
                folder,
                first ? access : other.access,
                command.isEmpty() ? other.command : command,
                first ? rule : other.rule,
                onceOnly || other.onceOnly);
    }

    private static Access access(AgentAction action) {
        return action instanceof AgentAction.ReadPath ? Access.READ : Access.READ_WRITE;
    }
}
