package dev.chaperone.desktop.people;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.policy.Elevation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the service answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "re")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PeopleReply.Event.class, name = "event"),
    @JsonSubTypes.Type(value = PeopleReply.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = PeopleReply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = PeopleReply.State.class, name = "state"),
    @JsonSubTypes.Type(value = PeopleReply.PromptList.class, name = "prompts"),
    @JsonSubTypes.Type(value = PeopleReply.GrantList.class, name = "grants"),
    @JsonSubTypes.Type(value = PeopleReply.Revoked.class, name = "revoked"),
    @JsonSubTypes.Type(value = PeopleReply.Events.class, name = "events"),
    @JsonSubTypes.Type(value = PeopleReply.Timeline.class, name = "timeline"),
    @JsonSubTypes.Type(value = PeopleReply.EffectivePolicy.class, name = "effective-policy"),
    @JsonSubTypes.Type(value = PeopleReply.CentralLog.class, name = "central"),
    @JsonSubTypes.Type(value = PeopleReply.GatewayAddress.class, name = "gateway-address"),
    @JsonSubTypes.Type(value = PeopleReply.Gateway.class, name = "gateway"),
    @JsonSubTypes.Type(value = PeopleReply.ElevationList.class, name = "elevations"),
    @JsonSubTypes.Type(value = PeopleReply.ElevationAsked.class, name = "elevation-asked"),
    @JsonSubTypes.Type(value = PeopleReply.Changes.class, name = "changes"),
    @JsonSubTypes.Type(value = PeopleReply.Patch.class, name = "patch"),
    @JsonSubTypes.Type(value = PeopleReply.Refused.class, name = "refused")
})
public sealed interface PeopleReply {

    record Event(PromptEvent event) implements PeopleReply {}

    record Answered(AnswerResult result) implements PeopleReply {}

    record Done() implements PeopleReply {}

    /**
     * @param central address of the server, or empty
     * @param console address of its console, or empty
     * @param backlog events not yet proven to be in the central log
     * @param stoppedBy who stopped every agent; empty while agents may ask
     * @param problems plain sentences; empty when all is well
     */
    record State(
            String version,
            String device,
            String organisation,
            String mode,
            String policyVersion,
            String central,
            String console,
            long events,
            long backlog,
            int prompts,
            int grants,
            String stoppedBy,
            List<String> problems)
            implements PeopleReply {}

    record PromptList(List<Prompt> prompts) implements PeopleReply {}

    record GrantList(List<Grant> grants) implements PeopleReply {}

    /**
     * @param grants what was taken back
     * @param programs running programs of agents that were told to end
     */
    record Revoked(List<Grant> grants, int programs) implements PeopleReply {}

    /** Canonical events, newest first. */
    record Events(List<JsonNode> events) implements PeopleReply {}

    /** Newest first. */
    record Timeline(List<TimelineEntry> entries) implements PeopleReply {}

    /** @param policy as {@code chaperone policy show --json} prints it */
    record EffectivePolicy(JsonNode policy) implements PeopleReply {}

    /**
     * @param proven how many of the events were proven to be in the log under {@code checkpoint}
     * @param problem empty, or what did not hold
     */
    record CentralLog(List<JsonNode> events, int proven, String checkpoint, String problem) implements PeopleReply {}

    /**
     * Leaves its secret out when printed.
     *
     * @param url to be followed by a slash and the name of a protocol; holds a secret
     */
    record GatewayAddress(String url) implements PeopleReply {
        @Override
        public String toString() {
            return "GatewayAddress[redacted]";
        }
    }

    /**
     * @param address where it listens, without any secret; empty if it does not
     * @param agents that were given an address
     * @param servers protocol to where its requests go
     * @param counts what has become of how many requests since the service started
     */
    record Gateway(String address, List<String> agents, Map<String, String> servers, Map<String, Long> counts)
            implements PeopleReply {}

    record ElevationList(List<Elevation> elevations) implements PeopleReply {}

    /** @param id under which it will be signed */
    record ElevationAsked(String id) implements PeopleReply {}

    /** Reports of changes at central. */
    record Changes(List<JsonNode> changes) implements PeopleReply {}

    /** @param bytes exactly what is signed for */
    @SuppressWarnings("ArrayRecordComponent") // shown and digested, never compared
    record Patch(byte[] bytes) implements PeopleReply {}

    /** @param message for a person, one line */
    record Refused(String message) implements PeopleReply {}
}
