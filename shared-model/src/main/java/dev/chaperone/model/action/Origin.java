package dev.chaperone.model.action;

/**
 * Where an action came from.
 *
 * @param session the agent's own session id
 * @param call the agent's id of this one call, so that hook, journal and transcript can be joined
 * @param workingDirectory the folder the agent stands in
 * @param reason the agent's own words, at most 200 characters, unchecked; empty if it gave none
 */
public record Origin(
        AgentIdentity agent, SessionId session, CallId call, AbsolutePath workingDirectory, String reason) {

    private static final int MAX_REASON = 200;

    public Origin {
        // Control and bidi characters could make the prompt show something else than what is asked.
        reason = reason.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
        reason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON - 1) + "…";
    }
}
