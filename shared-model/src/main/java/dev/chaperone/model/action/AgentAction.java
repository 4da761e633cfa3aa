package dev.chaperone.model.action;

import java.util.List;
import java.util.Optional;

/**
 * One thing an agent wants to do, in the same words whichever surface saw it. Paths are absolute and lead where the
 * file system says they lead; a surface resolves them before it asks.
 */
public sealed interface AgentAction {

    Origin origin();

    /** The policy name of this kind of action, as written in rules: {@code fs.read}, {@code git.push} … */
    default ActionKind kind() {
        return switch (this) {
            case ReadPath _ -> ActionKind.READ;
            case WritePath _ -> ActionKind.WRITE;
            case RunCommand _ -> ActionKind.RUN;
            case SendPrompt _ -> ActionKind.PROMPT;
            case PushRepository _ -> ActionKind.PUSH;
            case CallTool _ -> ActionKind.TOOL;
            case UseNetwork _ -> ActionKind.NETWORK;
        };
    }

    /** The paths the action touches; empty where it has none. */
    default List<AbsolutePath> paths() {
        return switch (this) {
            case ReadPath(var _, var paths) -> paths;
            case WritePath(var _, var paths) -> paths;
            case RunCommand(var _, var _, var directory, var _) -> List.of(directory);
            case PushRepository(var _, var repository, var _) -> List.of(repository);
            case CallTool(var _, var _, var paths) -> paths;
            case SendPrompt _, UseNetwork _ -> List.of();
        };
    }

    record ReadPath(Origin origin, List<AbsolutePath> paths) implements AgentAction {
        public ReadPath {
            paths = List.copyOf(paths);
        }
    }

    record WritePath(Origin origin, List<AbsolutePath> paths) implements AgentAction {
        public WritePath {
            paths = List.copyOf(paths);
        }
    }

    /**
     * A command line. What the parser recognised in it (reads, pushes …) are actions of their own beside this one.
     *
     * @param directory where it runs
     * @param opaque the parser could not tell what it touches, so nothing but "once" may be offered
     */
    record RunCommand(Origin origin, String commandLine, AbsolutePath directory, boolean opaque)
            implements AgentAction {}

    /**
     * A text on its way to a model.
     *
     * @param text all of it; of a model request the whole body
     * @param model the model it is for, with its version; empty if it is not known
     * @param newest the part of the text that was not sent before, by which the prompt can be found again
     */
    record SendPrompt(Origin origin, String text, String model, String newest) implements AgentAction {

        /** A prompt as a person wrote it. */
        public SendPrompt(Origin origin, String text) {
            this(origin, text, "", text);
        }

        /** Never prints the prompt: records end up in exception texts. */
        @Override
        public String toString() {
            return "SendPrompt[" + text.length() + " characters]";
        }
    }

    /** @param remote name or address as given, empty for the default remote */
    record PushRepository(Origin origin, AbsolutePath repository, Optional<String> remote) implements AgentAction {}

    /** A tool this adapter has no better word for, such as one of an MCP server. */
    record CallTool(Origin origin, String tool, List<AbsolutePath> paths) implements AgentAction {
        public CallTool {
            paths = List.copyOf(paths);
        }
    }

    record UseNetwork(Origin origin, String host) implements AgentAction {}
}
