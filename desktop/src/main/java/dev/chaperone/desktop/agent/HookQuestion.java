package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Cause;
import java.util.List;
import java.util.Optional;

/** What an adapter made of a hook call. */
public sealed interface HookQuestion {

    /**
     * The gate has to decide about all of these together.
     *
     * @param tool the call it is about, if it is about one
     */
    record Ask(List<AgentAction> actions, Optional<ToolUse> tool) implements HookQuestion {
        public Ask {
            actions = List.copyOf(actions);
        }

        public Ask(List<AgentAction> actions) {
            this(actions, Optional.empty());
        }
    }

    /** Only news; the agent expects no decision. */
    record Observe() implements HookQuestion {}

    /**
     * Could not be understood, so the answer is no.
     *
     * @param tool the call it is about, as far as it is known
     */
    record Unreadable(String session, Optional<ToolUse> tool, Cause.Failure failure, String message)
            implements HookQuestion {}
}
