package dev.chaperone.desktop.agent.hook;

import java.util.List;

/**
 * Where one agent's hook input says who asks and for what. Each is a list of names; the first that is there counts.
 *
 * @param session the agent's session
 * @param folder the folder it stands in; a list of folders counts as its first
 * @param call the agent's name for this one call; may be absent in the input
 * @param tool the tool's name
 * @param input the tool's input
 */
public record FieldNames(
        List<String> session, List<String> folder, List<String> call, List<String> tool, List<String> input) {

    public FieldNames {
        session = List.copyOf(session);
        folder = List.copyOf(folder);
        call = List.copyOf(call);
        tool = List.copyOf(tool);
        input = List.copyOf(input);
    }

    /** The names Claude Code introduced and most others took over. */
    public static FieldNames snakeCase() {
        return new FieldNames(
                List.of("session_id"),
                List.of("cwd"),
                List.of("tool_use_id", "turn_id"),
                List.of("tool_name"),
                List.of("tool_input"));
    }
}
