package dev.chaperone.central.index;

import dev.chaperone.central.index.SegmentTable.Arrival;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives arrivals their places at the end of the log, within one transaction. A hole or a broken chain does not stop the
 * evidence; it becomes evidence.
 */
final class Placement {

    private final Transaction t;
    private final InstantSource clock;
    private final List<StoredEvents> fresh = new ArrayList<>();
    private long next;

    private record StoredEvents(long logIndex, List<SealedEvent> events) {}

    Placement(Transaction t, InstantSource clock) throws SQLException {
        this.t = t;
        this.clock = clock;
        this.next = SegmentTable.size(t);
    }

    /** What came of each arrival, in their order. */
    List<SegmentTable.Placed> run(List<Arrival> arrivals) throws SQLException {
        List<SegmentTable.Placed> placed = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            placed.add(place(arrival));
        }
        EventTable.Insertion events = new EventTable.Insertion(t);
        for (StoredEvents stored : fresh) {
            events.add(stored.logIndex(), stored.events());
        }
        events.run();
        return placed;
    }

    private SegmentTable.Placed place(Arrival arrival) throws SQLException {
        SegmentHeader header = arrival.segment().header();
        Optional<StoredSegment> known = SegmentTable.find(t, header.device(), header.number());
        if (known.isEmpty()) {
            return store(arrival);
        }
        if (known.get().isSameAs(arrival.segment().logEntry())) {
            return new SegmentTable.Placed.Stored(known.get().logIndex());
        }
        FindingTable.equivocation(
                t, clock.instant().toString(), arrival.segment(), SegmentBody.encode(arrival.events()));
        return new SegmentTable.Placed.Conflict();
    }

    private SegmentTable.Placed store(Arrival arrival) throws SQLException {
        SegmentHeader header = arrival.segment().header();
        List<Doubt> doubts;
        try {
            doubts = doubts(header);
        } catch (ProofException e) {
            return new SegmentTable.Placed.Damaged(); // what is stored beside it, not what came
        }
        long index = next++;
        t.execute(
                "INSERT INTO segments (log_index, device, number, entry, body, received_at) VALUES (?, ?, ?, ?, ?, ?)",
                index,
                header.device(),
                header.number(),
                arrival.segment().logEntry(),
                arrival.body(),
                arrival.receivedAt().toString());
        for (Doubt doubt : doubts) {
            FindingTable.add(t, arrival.receivedAt().toString(), header.device(), doubt);
        }
        fresh.add(new StoredEvents(index, arrival.events()));
        return new SegmentTable.Placed.Stored(index);
    }

    private List<Doubt> doubts(SegmentHeader header) throws SQLException, ProofException {
        List<Doubt> doubts = new ArrayList<>();
        long number = header.number();
        long highest = SegmentTable.highest(t, header.device());
        if (number > highest + 1) {
            doubts.add(new Doubt("gap", "%s missing".formatted(range(highest + 1, number - 1))));
        }
        if (number < highest) {
            doubts.add(new Doubt("late", "segment %d came after segment %d".formatted(number, highest)));
        }
        Optional<StoredSegment> before = SegmentTable.find(t, header.device(), number - 1);
        if (before.isPresent()) {
            chainDoubt(before.get().signed().header(), header).ifPresent(doubts::add);
        }
        Optional<StoredSegment> after =
                number < highest ? SegmentTable.find(t, header.device(), number + 1) : Optional.empty();
        if (after.isPresent()) {
            chainDoubt(header, after.get().signed().header()).ifPresent(doubts::add);
        }
        return doubts;
    }

    private static String range(long from, long to) {
        return from == to ? "segment %d is".formatted(from) : "segments %d to %d are".formatted(from, to);
    }

    private static Optional<Doubt> chainDoubt(SegmentHeader before, SegmentHeader after) {
        try {
            Segments.verifyChain(before, after);
            return Optional.empty();
        } catch (ProofException e) {
            return Optional.of(new Doubt("chain", String.valueOf(e.getMessage())));
        }
    }
}
