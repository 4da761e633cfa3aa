package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.GuardRequest.Caller;
import java.util.List;

/**
 * Everything a session's guard needs to know.
 *
 * @param roots folders whose content does not exist for the agent until granted; the person's home first
 * @param base where private homes are kept; only root can enter
 * @param socket where the service listens for guards
 * @param ports of this machine's loopback that the agent may reach
 * @param confineNetwork whether the agent gets a network of its own
 */
public record SessionPlan(
        Caller caller,
        User user,
        List<String> roots,
        String base,
        String socket,
        List<Integer> ports,
        boolean confineNetwork) {

    public SessionPlan {
        roots = List.copyOf(roots);
        ports = List.copyOf(ports);
    }

    /** Whom the agent runs as. */
    public record User(String name, long uid, long gid, String home) {}

    /**
     * What the guard has made ready.
     *
     * @param guard its process
     * @param network the thread that is in the agent's network; 0 if it has none of its own
     * @param problem why there is no session; empty if there is one
     */
    public record Ready(long guard, long network, List<View> views, String problem) {
        public Ready {
            views = List.copyOf(views);
        }
    }

    /** A folder made of held folders, and the one it takes the place of. */
    public record View(String at, String root) {}
}
