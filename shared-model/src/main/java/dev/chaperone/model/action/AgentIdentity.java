package dev.chaperone.model.action;

import java.util.List;

/**
 * Which agent asks, and how we know. The name is the adapter's ({@code claude-code}), never text the agent chose.
 *
 * @param name stable adapter name, used by policy and grants
 * @param version what the agent reported or its program file says, {@code "unknown"} if neither
 */
public record AgentIdentity(String name, String version, Proof proof) {

    /** How the identity was established. */
    public sealed interface Proof {
        /**
         * The kernel named the peer process and one of its ancestors is the agent's program.
         *
         * @param chain program names from the agent outwards, e.g. {@code claude, zsh, gnome-terminal}
         */
        record ByProcess(long pid, String executable, List<String> chain) implements Proof {
            public ByProcess {
                chain = List.copyOf(chain);
            }
        }

        /** Only the caller's own word. Shown with a warning. */
        record Claimed() implements Proof {}
    }
}
