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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A segment unpacked once for all its events. */
    private record Unpacked(SignedSegment signed, List<Hash> commitments) {}

    /**
     * The newest events of a device, newest first, as
     * {@code {"checkpoint":…,"events":[{"event":…,"salt":…,"segment":…,"logIndex":…,"position":…,"signed":…,"path":[…]}],
     * "proofs":{"SEGMENT":"tlog-proof"}}}.
     */
    public JsonNode newest(String device, int limit) throws IOException {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode list = answer.putArray("events");
        ObjectNode proofs = answer.putObject("proofs");
        Map<Long, Unpacked> unpacked = new HashMap<>();
        for (StoredEvent event : events.find(Filter.newestOf(device, limit))) {
            if (event.logIndex() < log.size()) {
                Unpacked segment = unpacked.get(event.logIndex());
                if (segment == null) {
                    segment = unpack(event.logIndex());
                    unpacked.put(event.logIndex(), segment);
                    proofs.put(
                            Long.toString(segment.signed().header().number()),
                            log.proof(event.logIndex()).text());
                }
                list.add(entry(event, segment));
            }
        }
        return answer.put("checkpoint", log.checkpoint());
    }

    private Unpacked unpack(long logIndex) throws IOException {
        try {
            StoredSegment stored = segments.at(logIndex).orElseThrow();
            List<Hash> commitments =
                    stored.events().stream().map(SealedEvent::commitment).toList();
            return new Unpacked(stored.signed(), commitments);
        } catch (ProofException e) {
            throw new IOException("a stored segment is damaged", e);
        }
    }

    private static ObjectNode entry(StoredEvent event, Unpacked segment) throws IOException {
        try {
            ObjectNode entry = JsonMapper.shared().createObjectNode();
            entry.set("event", event.event());
            entry.put("salt", event.salt());
            entry.put("segment", segment.signed().header().number());
            entry.put("logIndex", event.logIndex()).put("position", event.position());
            entry.set("signed", CanonicalJson.decode(segment.signed().logEntry()));
            ArrayNode path = entry.putArray("path");
            Merkle.inclusionProof(event.position(), segment.commitments()).forEach(hash -> path.add(hash.base64()));
            return entry;
        } catch (ProofException e) {
            throw new IOException("a stored segment is damaged", e);
        }
    }
}
