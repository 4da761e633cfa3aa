package dev.chaperone.central.console;

import dev.chaperone.central.index.EventTable.StoredEvent;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** The steps from an event to the log's signed head, each checked when the page is made. */
final class EventProof {

    private EventProof() {}

    /**
     * One step.
     *
     * @param text for reviewers
     * @param holds whether it was found to be true
     */
    record Step(String text, boolean holds) {}

    /**
     * @param auditKey of the device, 32 raw bytes
     * @throws IOException in one plain line, if the log can't be read
     */
    static List<Step> of(StoredEvent event, StoredSegment stored, byte[] auditKey, TileLog log) throws IOException {
        try {
            SignedSegment segment = stored.signed();
            List<SealedEvent> events = stored.events();
            return List.of(
                    inSegment(event, events, segment.header()),
                    signed(segment, auditKey),
                    inLog(segment, stored.logIndex(), log));
        } catch (ProofException e) {
            return List.of(new Step(Texts.get("proof.damaged", String.valueOf(e.getMessage())), false));
        }
    }

    /** What the page shows, not what the store has, must be what the device committed to. */
    private static Step inSegment(StoredEvent event, List<SealedEvent> events, SegmentHeader header) {
        SealedEvent shown = new SealedEvent(
                CanonicalJson.encode(event.event()), Base64.getDecoder().decode(event.salt()));
        boolean holds = event.position() < events.size()
                && Merkle.verifyInclusion(
                        shown.commitment(),
                        event.position(),
                        header.count(),
                        Merkle.inclusionProof(
                                event.position(),
                                events.stream().map(SealedEvent::commitment).toList()),
                        header.root());
        return new Step(
                Texts.get("proof.segment", event.position() + 1, header.count(), Long.toString(header.number())),
                holds);
    }

    private static Step signed(SignedSegment segment, byte[] auditKey) {
        boolean holds;
        try {
            Segments.verifySignature(segment, auditKey);
            holds = true;
        } catch (ProofException _) {
            holds = false;
        }
        return new Step(Texts.get("proof.signed", Ed25519.keyId(auditKey)), holds);
    }

    private static Step inLog(SignedSegment segment, long index, TileLog log) throws IOException {
        TlogProof proof = log.proof(index);
        boolean holds = Merkle.verifyInclusion(
                Merkle.leafHash(segment.logEntry()), index, log.size(), proof.path(), log.root());
        return new Step(Texts.get("proof.log", Long.toString(index), Long.toString(log.size())), holds);
    }
}
