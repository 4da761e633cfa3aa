package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.Cause;

/**
 * Something a surface could not turn into a question, so the answer is no.
 *
 * @param session the agent's session if it was readable, else {@code "unknown"}
 * @param message plain words for the agent
 */
public record Refusal(AgentIdentity agent, String session, String surface, Cause.Failure failure, String message) {}
