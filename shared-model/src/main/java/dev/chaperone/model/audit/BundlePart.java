package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One segment in a bundle: {@code {"events":[{"event":{…},"salt":…}],"receipt":…,"signed":{"header":…,"signature":…}}}.
 *
 * @param events empty if they were pruned; the receipt then is what is left
 * @param receipt empty if central has not given one
 */
public record BundlePart(SignedSegment segment, Optional<List<SealedEvent>> events, Optional<TlogProof> receipt) {

    /** One line without its end. */
    public byte[] encode() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("signed", tree(segment.logEntry()));
        receipt.ifPresent(proof -> json.put("receipt", proof.text()));
        events.ifPresent(list -> {
            ArrayNode array = json.putArray("events");
            for (SealedEvent event : list) {
                ObjectNode entry = array.addObject();
                entry.set("event", tree(event.canonicalEvent()));
                entry.put("salt", StrictBase64.encode(event.salt()));
            }
        });
        return CanonicalJson.encode(json);
    }

    /** @throws ProofException if it is malformed; checks no signature */
    public static BundlePart decode(byte[] line) throws ProofException {
        return decode(CanonicalJson.decode(line));
    }

    static BundlePart decode(JsonNode json) throws ProofException {
        Optional<TlogProof> receipt =
                json.has("receipt") ? Optional.of(TlogProof.parse(StrictJson.text(json, "receipt"))) : Optional.empty();
        SignedSegment segment = SignedSegment.parse(CanonicalJson.encodeOrRefuse(json.path("signed")));
        return new BundlePart(
                segment, json.has("events") ? Optional.of(events(json.path("events"))) : Optional.empty(), receipt);
    }

    private static List<SealedEvent> events(JsonNode array) throws ProofException {
        List<SealedEvent> events = new ArrayList<>();
        for (JsonNode entry : array.values()) {
            try {
                byte[] salt = StrictBase64.decode(StrictJson.text(entry, "salt"));
                events.add(new SealedEvent(CanonicalJson.encodeOrRefuse(entry.path("event")), salt));
            } catch (IllegalArgumentException e) {
                throw new ProofException("salt is malformed: " + e.getMessage(), e);
            }
        }
        return List.copyOf(events);
    }

    private static JsonNode tree(byte[] canonical) {
        try {
            return CanonicalJson.decode(canonical);
        } catch (ProofException e) {
            throw new IllegalArgumentException("what was checked when it was read is not canonical", e);
        }
    }
}
