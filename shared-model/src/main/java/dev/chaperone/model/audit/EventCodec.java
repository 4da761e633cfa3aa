package dev.chaperone.model.audit;

import dev.chaperone.model.audit.EventBody.AgentConnected;
import dev.chaperone.model.audit.EventBody.AgentDisconnected;
import dev.chaperone.model.audit.EventBody.AgentsResumed;
import dev.chaperone.model.audit.EventBody.AgentsStopped;
import dev.chaperone.model.audit.EventBody.ChangeAnswered;
import dev.chaperone.model.audit.EventBody.ChangeReviewed;
import dev.chaperone.model.audit.EventBody.ChangeSubmitted;
import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.audit.EventBody.DeviceEnrolled;
import dev.chaperone.model.audit.EventBody.EvidenceAlarm;
import dev.chaperone.model.audit.EventBody.Gap;
import dev.chaperone.model.audit.EventBody.GrantRevoked;
import dev.chaperone.model.audit.EventBody.PeerRefused;
import dev.chaperone.model.audit.EventBody.PolicyApplied;
import dev.chaperone.model.audit.EventBody.PolicyRejected;
import dev.chaperone.model.audit.EventBody.PromptSanitised;
import dev.chaperone.model.audit.EventBody.ServiceStarted;
import dev.chaperone.model.audit.EventBody.ServiceStopped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as canonical JSON: {@code {"body":{"type":…, fields…},"device":…,"id":…,"sequence":…,"time":…,"user":…}}. The
 * body is an object of its own because kinds may have a field named like one around it ({@code user}). What is not
 * known is absent; the JSON Schema is docs/event.schema.json.
 */
public final class EventCodec {

    static final Map<String, Class<? extends EventBody>> KINDS = Map.ofEntries(
            Map.entry("decision", Decided.class),
            Map.entry("prompt.sanitised", PromptSanitised.class),
            Map.entry("grant.revoked", GrantRevoked.class),
            Map.entry("agents.stopped", AgentsStopped.class),
            Map.entry("agents.resumed", AgentsResumed.class),
            Map.entry("policy.applied", PolicyApplied.class),
            Map.entry("policy.rejected", PolicyRejected.class),
            Map.entry("device.enrolled", DeviceEnrolled.class),
            Map.entry("service.started", ServiceStarted.class),
            Map.entry("service.stopped", ServiceStopped.class),
            Map.entry("agent.connected", AgentConnected.class),
            Map.entry("agent.disconnected", AgentDisconnected.class),
            Map.entry("peer.refused", PeerRefused.class),
            Map.entry("gap", Gap.class),
            Map.entry("evidence.alarm", EvidenceAlarm.class),
            Map.entry("change.submitted", ChangeSubmitted.class),
            Map.entry("change.answered", ChangeAnswered.class),
            Map.entry("elevation.requested", EventBody.ElevationRequested.class),
            Map.entry("elevation.began", EventBody.ElevationBegan.class),
            Map.entry("elevation.ended", EventBody.ElevationEnded.class),
            Map.entry("change.reviewed", ChangeReviewed.class),
            Map.entry("push.alarm", EventBody.PushAlarm.class));

    private EventCodec() {}

    /** Canonical bytes. Time is written with exactly three decimals; finer parts are cut. */
    public static byte[] encode(AuditEvent event) {
        ObjectNode body = StrictJson.MAPPER.valueToTree(event.body());
        AbsentFields.drop(body);
        body.put("type", event.body().type());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", event.id()).put("device", event.device()).put("sequence", event.sequence());
        node.put("time", Timestamps.format(event.time())).put("user", event.user());
        node.set("body", body);
        return CanonicalJson.encode(node);
    }

    /**
     * The event in {@code canonical}.
     *
     * @throws ProofException if the bytes are not canonical, a field is missing or unknown, or so is the type; use
     *     {@link CanonicalJson#decode} where events of unknown types must pass
     */
    public static AuditEvent decode(byte[] canonical) throws ProofException {
        return decode(CanonicalJson.decode(canonical));
    }

    /** As {@link #decode(byte[])}, from a tree. */
    public static AuditEvent decode(JsonNode event) throws ProofException {
        if (event.size() != 6 || !(event.get("body") instanceof ObjectNode body)) {
            throw new ProofException("an event has exactly id, device, sequence, time, user and body");
        }
        return new AuditEvent(
                StrictJson.text(event, "id"),
                StrictJson.text(event, "device"),
                StrictJson.integer(event, "sequence"),
                Timestamps.parse(StrictJson.text(event, "time")),
                StrictJson.text(event, "user"),
                body(body));
    }

    /**
     * When the event happened, by the device's clock.
     *
     * @throws ProofException if it does not say
     */
    public static Instant time(JsonNode event) throws ProofException {
        return Timestamps.parse(StrictJson.text(event, "time"));
    }

    /** The wire name of the event's kind, known or not; empty if there is none. */
    public static Optional<String> type(JsonNode event) {
        return Optional.ofNullable(event.path("body").get("type"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    private static EventBody body(ObjectNode body) throws ProofException {
        String type = StrictJson.text(body, "type");
        Class<? extends EventBody> kind = KINDS.get(type);
        if (kind == null) {
            throw new ProofException("event type '%s' is not known to this version".formatted(type));
        }
        ObjectNode fields = body.deepCopy().without("type");
        AbsentFields.restore(fields, kind);
        return StrictJson.convert(fields, kind);
    }
}
