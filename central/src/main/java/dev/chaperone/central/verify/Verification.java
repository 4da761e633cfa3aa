package dev.chaperone.central.verify;

import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.index.EventTable;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.LogCheck;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.NoteVerifier;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One check of everything. */
public final class Verification {

    /** Most problems that are told one by one. */
    private static final int MOST = 20;

    private final SegmentTable segments;
    private final EventTable events;
    private final Devices devices;
    private final List<String> problems = new ArrayList<>();
    private long eventCount;

    public Verification(SegmentTable segments, EventTable events, Devices devices) {
        this.segments = segments;
        this.events = events;
        this.devices = devices;
    }

    /**
     * What came of it.
     *
     * @param problems one line each, the first twenty; empty if everything fits
     */
    public record Report(Checkpoint checkpoint, long events, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** @throws IOException in one plain line, if something can't even be read */
    public Report run(Path logFolder, NoteVerifier key) throws IOException {
        LogCheck log = new LogCheck(logFolder, key, this::problem);
        Checkpoint head = log.checkpoint();
        for (long index = 0; index < head.size(); index++) {
            Optional<StoredSegment> stored = segments.at(index);
            if (stored.isEmpty()) {
                problem("segment at index %d is missing".formatted(index));
                return report(head);
            }
            check(stored.get());
            log.add(stored.get().entry());
        }
        log.finish();
        return report(head);
    }

    private void check(StoredSegment stored) throws IOException {
        try {
            SignedSegment segment = stored.signed();
            byte[] key = devices.auditKey(segment.header().device())
                    .orElseThrow(() -> new ProofException("its device is not enrolled"));
            List<SealedEvent> sealed = stored.events();
            Segments.verify(segment, sealed, key);
            List<String> bodies = sealed.stream()
                    .map(e -> new String(e.canonicalEvent(), StandardCharsets.UTF_8))
                    .toList();
            if (!events.ofSegment(stored.logIndex()).equals(bodies)) {
                throw new ProofException("the index shows other events than the segment has");
            }
            eventCount += sealed.size();
        } catch (ProofException e) {
            problem("segment at index %d: %s".formatted(stored.logIndex(), e.getMessage()));
        }
    }

    private void problem(String line) {
        if (problems.size() < MOST) {
            problems.add(line);
        }
    }

    private Report report(Checkpoint head) {
        return new Report(head, eventCount, problems);
    }
}
