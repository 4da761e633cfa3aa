package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.EventBody.Gap;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out at opening what the files still prove. Damage is moved aside, never removed, and becomes a finding and a
 * gap event; the journal then goes on with what is good.
 */
final class Recovery {

    static final String HEAD_FILE = "head";
    private static final String REPORTED_FILE = "reported-gaps";

    private final SegmentStore store;
    private final RecordCipher cipher;
    private final byte[] publicKey;
    private final List<JournalFinding> findings = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> moved = new ArrayList<>();
    private final SortedSet<String> reported = new TreeSet<>();
    private Instant latest = Instant.MIN.plusSeconds(3600);

    Recovery(JournalFiles files) {
        this.store = files.store();
        this.cipher = files.cipher();
        this.publicKey = files.identity().publicKey();
    }

    List<JournalFinding> findings() {
        return List.copyOf(findings);
    }

    /** What has to be said in the journal itself; each problem once, however often the service starts. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** When the newest event was written, by this device's clock; the beginning of time if there is none. */
    Instant latest() {
        return latest;
    }

    OpenSegment run() throws IOException {
        readReported();
        @Nullable SegmentHeader last = null;
        for (long number : store.closed()) {
            Optional<SegmentHeader> header = checkHeader(number);
            if (header.isPresent()) {
                checkContinues(last, header.get());
                checkEvents(header.get());
                last = header.get();
            }
        }
        OpenSegment open = last == null ? readOpen(1, 1, Hash.ZERO) : readOpen(last);
        moveStrays(open.number());
        checkHead(open);
        moved.forEach(detail -> gaps.add(new Gap(detail, open.nextSequence(), open.nextSequence())));
        return open;
    }

    /** Remembers the gaps that are now recorded. */
    void markReported() throws IOException {
        if (!gaps.isEmpty()) {
            gaps.forEach(gap -> reported.add(gap.toString()));
            String lines = String.join("\n", reported) + "\n";
            store.directory().write(REPORTED_FILE, lines.getBytes(StandardCharsets.UTF_8));
            store.directory().remove(HEAD_FILE); // it may have been what told of a gap
        }
    }

    private Optional<SegmentHeader> checkHeader(long number) throws IOException {
        try {
            SignedSegment segment = store.segment(number);
            Segments.verifySignature(segment, publicKey);
            if (segment.header().number() == number) {
                return Optional.of(segment.header());
            }
        } catch (ProofException e) {
            // Reported below: whatever the reason, this header proves nothing.
        }
        String where = store.quarantine(number, "segment");
        moved("the header of segment %d was changed; it is now in %s".formatted(number, where));
        return Optional.empty();
    }

    private void checkContinues(@Nullable SegmentHeader previous, SegmentHeader next) {
        if (previous == null) {
            return; // older ones were pruned; their receipts prove them
        }
        try {
            Segments.verifyChain(previous, next);
        } catch (ProofException e) {
            long from = previous.lastSequence() + 1;
            gap(
                    Kind.MISSING,
                    "before segment %d, headers are missing or changed".formatted(next.number()),
                    from,
                    Math.max(from, next.firstSequence() - 1));
        }
    }

    private void checkEvents(SegmentHeader header) throws IOException {
        latest = header.closedAt();
        Optional<byte[]> file = store.events(header.number());
        if (file.isEmpty() && !store.hasReceipt(header.number())) {
            gap(
                    Kind.MISSING,
                    "the events of segment %d are missing".formatted(header.number()),
                    header.firstSequence(),
                    header.lastSequence());
        } else if (file.isPresent() && !new ClosedSegment(header, file.get(), cipher).isIntact()) {
            store.quarantine(header.number(), "events");
            gap(
                    Kind.TAMPERED,
                    "the events of segment %d were changed and put in quarantine".formatted(header.number()),
                    header.firstSequence(),
                    header.lastSequence());
        }
    }

    private OpenSegment readOpen(SegmentHeader last) throws IOException {
        return readOpen(last.number() + 1, last.lastSequence() + 1, last.hash());
    }

    private OpenSegment readOpen(long number, long firstSequence, Hash previous) throws IOException {
        byte[] bytes = store.events(number).orElse(new byte[0]);
        SegmentFile file = SegmentFile.read(bytes, cipher, firstSequence, previous);
        if (file.ending() != SegmentFile.Ending.CLEAN) {
            heal(number, bytes, file, firstSequence + file.events().size());
        }
        noteLatest(file);
        return new OpenSegment(number, firstSequence, previous, file);
    }

    private void noteLatest(SegmentFile file) {
        try {
            if (!file.events().isEmpty()) {
                latest = EventCodec.time(
                        CanonicalJson.decode(file.events().getLast().canonicalEvent()));
            }
        } catch (ProofException e) {
            // Of a later version's form; the time of the segment before has to do.
        }
    }

    private void heal(long number, byte[] bytes, SegmentFile file, long next) throws IOException {
        store.quarantineCopy(number, bytes);
        store.writeEvents(number, Arrays.copyOf(bytes, file.goodBytes()));
        int lost = bytes.length - file.goodBytes();
        if (file.ending() == SegmentFile.Ending.TORN) {
            gapAlways(
                    Kind.TORN_TAIL, "writing was cut off; %d unacknowledged bytes were removed".formatted(lost), next);
        } else {
            gapAlways(
                    Kind.TAMPERED,
                    "events from %d on were changed; %d bytes are in quarantine".formatted(next, lost),
                    next);
        }
    }

    /** A clean stop noted the last event; fewer than that means somebody removed some. */
    private void checkHead(OpenSegment open) throws IOException {
        Optional<byte[]> head = store.directory().read(HEAD_FILE);
        if (head.isEmpty()) {
            return;
        }
        try {
            long last = cipher.unsealHead(head.get());
            if (last >= open.nextSequence()) {
                gap(Kind.MISSING, "the newest events were removed", open.nextSequence(), last);
            }
        } catch (GeneralSecurityException e) {
            gapAlways(Kind.TAMPERED, "the note of the last clean stop was changed", open.nextSequence());
        }
    }

    /** Events beyond the open segment have lost their headers; they must not be written over. */
    private void moveStrays(long open) throws IOException {
        for (long number : store.withEvents().tailSet(open + 1)) {
            String where = store.quarantine(number, "events");
            moved("segment %d lost its header; its events are now in %s".formatted(number, where));
        }
    }

    private void gapAlways(Kind kind, String detail, long at) {
        found(kind, detail);
        gaps.add(new Gap(detail, at, at));
    }

    private void gap(Kind kind, String detail, long from, long to) {
        found(kind, detail);
        Gap gap = new Gap(detail, from, to);
        if (!reported.contains(gap.toString())) {
            gaps.add(gap);
        }
    }

    private void moved(String detail) {
        found(Kind.TAMPERED, detail);
        moved.add(detail);
    }

    private void found(Kind kind, String detail) {
        findings.add(new JournalFinding(kind, detail));
    }

    private void readReported() throws IOException {
        Optional<byte[]> file = store.directory().read(REPORTED_FILE);
        file.ifPresent(bytes -> reported.addAll(
                new String(bytes, StandardCharsets.UTF_8).lines().toList()));
    }
}
