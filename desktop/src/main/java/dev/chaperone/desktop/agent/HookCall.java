package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AgentIdentity;

/**
 * One call of a hook.
 *
 * @param agent who asks, as far as it could be proven
 * @param event the agent's name for what happens, as the shim was told
 * @param body what the agent wrote, unread
 */
public record HookCall(AgentIdentity agent, String event, String body) {

    /** Never prints the body, which may hold a prompt. */
    @Override
    public String toString() {
        return "HookCall[" + agent.name() + ", " + event + ", " + body.length() + " characters]";
    }
}
