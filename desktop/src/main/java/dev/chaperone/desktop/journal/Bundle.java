package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.BundleHead;
import dev.chaperone.model.audit.BundlePart;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes the signed part of a journal as lines that can be checked anywhere. Segments one at a time, in any size. */
final class Bundle {

    private final SegmentStore store;
    private final RecordCipher cipher;

    Bundle(SegmentStore store, RecordCipher cipher) {
        this.store = store;
        this.cipher = cipher;
    }

    /** Returns how many segments were written. */
    int write(BundleHead head, OutputStream out) throws IOException {
        line(out, head.encode());
        int segments = 0;
        for (long number : store.closed()) {
            line(out, part(number).encode());
            segments++;
        }
        line(out, BundleHead.end(segments));
        return segments;
    }

    private BundlePart part(long number) throws IOException {
        try {
            SignedSegment segment = store.segment(number);
            Optional<List<SealedEvent>> events =
                    store.events(number).map(bytes -> new ClosedSegment(segment.header(), bytes, cipher).events());
            return new BundlePart(segment, events, store.receipt(number));
        } catch (ProofException e) {
            throw new IOException(
                    "segment %d can't be exported: %s; see: chaperone audit verify".formatted(number, e.getMessage()),
                    e);
        }
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
