package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import java.util.List;

/** A closed segment's events as its file has them, against its header. */
final class ClosedSegment {

    private final SegmentHeader header;
    private final SegmentFile file;

    ClosedSegment(SegmentHeader header, byte[] bytes, RecordCipher cipher) {
        this.header = header;
        Hash previous = header.previous();
        this.file = SegmentFile.read(bytes, cipher, header.firstSequence(), previous);
    }

    /** Whether these are exactly the events the header commits to. */
    boolean isIntact() {
        return file.ending() == SegmentFile.Ending.CLEAN
                && file.events().size() == header.count()
                && header.root().equals(Segments.root(file.events()));
    }

    List<SealedEvent> events() {
        return file.events();
    }
}
