package dev.chaperone.desktop.people;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a person's program can ask of the service. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PeopleRequest.Watch.class, name = "watch"),
    @JsonSubTypes.Type(value = PeopleRequest.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = PeopleRequest.KeepOpen.class, name = "keep-open"),
    @JsonSubTypes.Type(value = PeopleRequest.Status.class, name = "status"),
    @JsonSubTypes.Type(value = PeopleRequest.Prompts.class, name = "prompts"),
    @JsonSubTypes.Type(value = PeopleRequest.Grants.class, name = "grants"),
    @JsonSubTypes.Type(value = PeopleRequest.Revoke.class, name = "revoke"),
    @JsonSubTypes.Type(value = PeopleRequest.RevokeAll.class, name = "revoke-all"),
    @JsonSubTypes.Type(value = PeopleRequest.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = PeopleRequest.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = PeopleRequest.Why.class, name = "why"),
    @JsonSubTypes.Type(value = PeopleRequest.Recent.class, name = "recent"),
    @JsonSubTypes.Type(value = PeopleRequest.Timeline.class, name = "timeline"),
    @JsonSubTypes.Type(value = PeopleRequest.EffectivePolicy.class, name = "effective-policy"),
    @JsonSubTypes.Type(value = PeopleRequest.Central.class, name = "central"),
    @JsonSubTypes.Type(value = PeopleRequest.AgentNote.class, name = "agent-note"),
    @JsonSubTypes.Type(value = PeopleRequest.OpenGateway.class, name = "open-gateway"),
    @JsonSubTypes.Type(value = PeopleRequest.ShutGateway.class, name = "shut-gateway"),
    @JsonSubTypes.Type(value = PeopleRequest.GatewayState.class, name = "gateway-state"),
    @JsonSubTypes.Type(value = PeopleRequest.Elevations.class, name = "elevations"),
    @JsonSubTypes.Type(value = PeopleRequest.Elevate.class, name = "elevate"),
    @JsonSubTypes.Type(value = PeopleRequest.EndElevation.class, name = "end-elevation"),
    @JsonSubTypes.Type(value = PeopleRequest.OpenChanges.class, name = "open-changes"),
    @JsonSubTypes.Type(value = PeopleRequest.ChangePatch.class, name = "change-patch"),
    @JsonSubTypes.Type(value = PeopleRequest.ReviewChange.class, name = "review-change")
})
public sealed interface PeopleRequest {

    /** Answered with {@link PeopleReply.Event} lines until the connection ends. */
    record Watch() implements PeopleRequest {}

    record Answer(String prompt, String answer) implements PeopleRequest {}

    record KeepOpen(String prompt) implements PeopleRequest {}

    record Status() implements PeopleRequest {}

    /** What is shown now; {@link Watch} also tells what becomes of it. */
    record Prompts() implements PeopleRequest {}

    record Grants() implements PeopleRequest {}

    /** @param hard also ends what the agent has running */
    record Revoke(String grant, boolean hard) implements PeopleRequest {}

    /** Every permission of an agent; of all agents if {@code agent} is empty. */
    record RevokeAll(String agent, boolean hard) implements PeopleRequest {}

    /** No agent may do anything until {@link Resume}. */
    record Stop(boolean hard) implements PeopleRequest {}

    record Resume() implements PeopleRequest {}

    record Why(String decision) implements PeopleRequest {}

    /** @param limit events wanted, newest first, 1 to 1000 */
    record Recent(int limit) implements PeopleRequest {}

    /**
     * Events with how well each is proven, newest first.
     *
     * @param before only events with a smaller number; 0 for the newest
     * @param limit events wanted, 1 to 1000
     */
    record Timeline(long before, int limit) implements PeopleRequest {}

    /** Every setting with its value, whose it is, and who locks it. */
    record EffectivePolicy() implements PeopleRequest {}

    /** The newest events as the central store has them, with their proofs checked here. */
    record Central(int limit) implements PeopleRequest {}

    /** The CLI connected or disconnected an agent, which belongs in the journal. */
    record AgentNote(String agent, String file, boolean connected) implements PeopleRequest {}

    /** Gives an agent an address for its model traffic; the same one each time. */
    record OpenGateway(String agent) implements PeopleRequest {}

    /** Takes an agent's address back. */
    record ShutGateway(String agent) implements PeopleRequest {}

    record GatewayState() implements PeopleRequest {}

    /** Those that count. */
    record Elevations() implements PeopleRequest {}

    /**
     * Asks an administrator for one.
     *
     * @param rules ids
     */
    record Elevate(List<String> rules, int minutes, String reason) implements PeopleRequest {
        public Elevate {
            rules = List.copyOf(rules);
        }
    }

    record EndElevation(String id) implements PeopleRequest {}

    /** Agents' work that waits at central for somebody to look at it. */
    record OpenChanges() implements PeopleRequest {}

    record ChangePatch(String change) implements PeopleRequest {}

    /** @param statement the person's yes or no, signed: an envelope */
    record ReviewChange(String change, String statement) implements PeopleRequest {}
}
