package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.policy.Reach;
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
 * @param subject the command line, tool or host with the kind of action before it; empty where a folder is wanted
 */
record Need(
        Set<AbsolutePath> paths,
        AbsolutePath folder,
        Access access,
        String command,
        String subject,
        Rule rule,
        Reach reach) {

    Need {
        paths = Set.copyOf(paths);
    }

    static Need of(AgentAction action, Optional<AbsolutePath> path, AbsolutePath folder, Rule rule, Reach reach) {
        String command = switch (action) {
            case AgentAction.RunCommand run -> run.commandLine();
            case AgentAction.CallTool call -> call.tool();
            case AgentAction.PushRepository push -> "git push " + push.remote().orElse("");
            case AgentAction.UseNetwork use -> use.host();
            case AgentAction.ReadPath _, AgentAction.WritePath _, AgentAction.SendPrompt _ -> "";
        };
        String subject = command.isEmpty() ? "" : action.kind().wireName() + " " + command;
        return new Need(
                path.map(Set::of).orElse(Set.of()),
                folder,
                access(action),
                command,
                subject,
                rule,
                reach.narrower(widest(action, path)));
    }

    /** A push is allowed once if at all; a tool without a folder or a host again, since there is no folder to allow. */
    private static Reach widest(AgentAction action, Optional<AbsolutePath> path) {
        if (action instanceof AgentAction.PushRepository) {
            return Reach.ONCE;
        }
        return path.isEmpty() ? Reach.REPEAT : Reach.FOLDER;
    }

    /** The same, to be asked for as {@code other}. */
    Need in(AbsolutePath other) {
        return new Need(paths, other, access, command, subject, rule, reach);
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
                subject.isEmpty() ? other.subject : subject,
                first ? rule : other.rule,
                reach.narrower(other.reach));
    }

    static Access access(AgentAction action) {
        return action instanceof AgentAction.ReadPath ? Access.READ : Access.READ_WRITE;
    }
}
