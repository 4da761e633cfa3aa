package dev.chaperone.desktop.agent.connect;

import java.nio.file.Path;

/**
 * The installed hook program, as an agent's settings name it.
 *
 * @param path absolute
 */
public record HookProgram(Path path) {

    /** The command line for agents that hand it to a shell. */
    public String command(String agent, String event) {
        String quoted = path.toString().replace("'", "'\\''");
        return "'%s' %s %s".formatted(quoted, agent, event);
    }
}
