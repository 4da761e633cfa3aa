package dev.chaperone.central.ingest;

import dev.chaperone.central.index.EventTable;
import dev.chaperone.central.index.EventTable.Filter;
import dev.chaperone.central.index.EventTable.StoredEvent;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the store has of a device, with everything the device needs to prove each event itself. */
public final class DeviceReport {

    private final EventTable events;
    private final SegmentTable segments;
    private final TileLog log;

    public DeviceReport(EventTable events, SegmentTable segments, TileLog log) {
        this.events = events;
        this.segments = segments;
        this.log = log;
    }

    /** The newest events of a device as JSON, newest first; see the README of this module for the form. */
    public JsonNode newest(String device, int limit) throws IOException {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode list = answer.putArray("events");
        ObjectNode proofs = answer.putObject("proofs");
        for (StoredEvent event : events.find(Filter.newestOf(device, limit))) {
            if (event.logIndex() < log.size()) {
                add(list, proofs, event);
            }
        }
        return answer.put("checkpoint", log.checkpoint());
    }

    private void add(ArrayNode list, ObjectNode proofs, StoredEvent event) throws IOException {
        try {
            StoredSegment stored = segments.at(event.logIndex()).orElseThrow();
            SignedSegment signed = stored.signed();
            long number = signed.header().number();
            ObjectNode entry = list.addObject();
            entry.set("event", event.event());
            entry.put("salt", event.salt());
            entry.put("segment", number).put("logIndex", event.logIndex()).put("position", event.position());
            entry.set("signed", CanonicalJson.decode(signed.logEntry()));
            ArrayNode path = entry.putArray("path");
            path(stored, event.position()).forEach(hash -> path.add(hash.base64()));
            proofs.put(Long.toString(number), log.proof(event.logIndex()).text());
        } catch (ProofException e) {
            throw new IOException("a stored segment is damaged", e);
        }
    }

    private static List<Hash> path(StoredSegment stored, int position) throws ProofException {
        List<Hash> leaves =
                stored.events().stream().map(SealedEvent::commitment).toList();
        return Merkle.inclusionProof(position, leaves);
    }
}
