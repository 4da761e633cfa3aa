package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Cause;
import java.util.List;

/** What an adapter made of a hook call. */
public sealed interface HookQuestion {

    /** The gate has to decide about all of these together. */
    record Ask(List<AgentAction> actions) implements HookQuestion {
        public Ask {
            actions = List.copyOf(actions);
        }
    }

    /** Only news; the agent expects no decision. */
    record Observe() implements HookQuestion {}

    /** Could not be understood, so the answer is no. */
    record Unreadable(String session, Cause.Failure failure, String message) implements HookQuestion {}
}
