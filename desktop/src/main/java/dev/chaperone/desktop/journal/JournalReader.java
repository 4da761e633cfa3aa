package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.JournalEntry.Standing;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.BundleHead;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a journal without writing to it, also while a service does. What is not whole yet is left out. Safe for use by
 * many threads.
 */
public final class JournalReader {

    private final SegmentStore store;
    private final RecordCipher cipher;

    private JournalReader(SegmentStore store, RecordCipher cipher) {
        this.store = store;
        this.cipher = cipher;
    }

    /**
     * @param device id of the device that wrote it
     * @throws IOException in one plain line, if there is no journal or its key can't be read
     */
    public static JournalReader open(PrivateDirectory directory, String device) throws IOException {
        return new JournalReader(new SegmentStore(directory), RecordCipher.openExisting(directory, device));
    }

    /** The newest {@code limit} events, newest first. */
    public List<JournalEntry> recent(int limit) throws IOException {
        return newestFirst(limit, _ -> true);
    }

    /** The newest {@code limit} events whose number is below {@code sequence}, newest first. */
    public List<JournalEntry> before(long sequence, int limit) throws IOException {
        return newestFirst(limit, entry -> number(entry) < sequence);
    }

    private static long number(JournalEntry entry) {
        try {
            return entry.sealed().json().path("sequence").asLong(0);
        } catch (ProofException e) {
            return 0; // the oldest there could be: shown last, and verify() tells what is wrong with it
        }
    }

    /** Every event, oldest first, without holding more than a segment of them. */
    public void each(Consumer<JournalEntry> reader) throws IOException {
        for (long number : store.withEvents()) {
            entries(number).forEach(reader);
        }
    }

    /** Every event that belongs to a decision, newest first; the decision itself and what happened with it. */
    public List<JournalEntry> ofDecision(String decisionId) throws IOException {
        return newestFirst(
                Integer.MAX_VALUE,
                entry -> entry.event()
                        .map(AuditEvent::body)
                        .filter(body -> belongsTo(body, decisionId))
                        .isPresent());
    }

    /**
     * Checks chain, sequence and signatures, and the receipts if a log is given. Detects every change to what is here,
     * and what is missing before the newest event. It can't see that the newest events are gone together with
     * everything that followed them: only central can, by the segments it has.
     *
     * @param publicKey the device's audit key, 32 raw bytes
     */
    public JournalCheck verify(byte[] publicKey, Optional<LogTrust> log) throws IOException {
        return new Verification(store, cipher, publicKey, log).run();
    }

    /**
     * Writes all signed segments with their receipts, as {@link BundleHead} describes. Newer events are not in it.
     *
     * @return how many segments there are
     * @throws IOException in one plain line, if a segment is damaged or the output can't be written
     */
    public int export(BundleHead head, OutputStream out) throws IOException {
        return new Bundle(store, cipher).write(head, out);
    }

    private List<JournalEntry> newestFirst(int limit, Predicate<JournalEntry> wanted) throws IOException {
        List<JournalEntry> found = new ArrayList<>();
        for (long number : new TreeSet<>(store.withEvents()).descendingSet()) {
            List<JournalEntry> entries = new ArrayList<>(entries(number));
            Collections.reverse(entries);
            entries.stream().filter(wanted).forEach(found::add);
            if (found.size() >= limit) {
                break;
            }
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<JournalEntry> entries(long number) throws IOException {
        byte[] file = store.events(number).orElse(new byte[0]); // it may just have been pruned
        try {
            if (store.isClosed(number)) {
                SegmentHeader header = store.segment(number).header();
                Standing standing = store.hasReceipt(number) ? Standing.RECEIPTED : Standing.SIGNED;
                return entries(number, standing, new ClosedSegment(header, file, cipher).events());
            }
            return entries(number, Standing.WRITTEN, openEvents(number, file));
        } catch (ProofException e) {
            return List.of(); // verify() tells what is wrong with it
        }
    }

    private List<SealedEvent> openEvents(long number, byte[] file) throws IOException, ProofException {
        if (number == 1) {
            return SegmentFile.read(file, cipher, 1, Hash.ZERO).events();
        }
        SegmentHeader before = store.segment(number - 1).header();
        return SegmentFile.read(file, cipher, before.lastSequence() + 1, before.hash())
                .events();
    }

    private static List<JournalEntry> entries(long number, Standing standing, List<SealedEvent> events) {
        return events.stream()
                .map(event -> new JournalEntry(number, standing, event, decode(event)))
                .toList();
    }

    private static Optional<AuditEvent> decode(SealedEvent event) {
        try {
            return Optional.of(EventCodec.decode(event.canonicalEvent()));
        } catch (ProofException e) {
            return Optional.empty(); // of a kind this version does not know
        }
    }

    private static boolean belongsTo(EventBody body, String decisionId) {
        return switch (body) {
            case EventBody.Decided decided -> decided.decisionId().equals(decisionId);
            case EventBody.PromptSanitised prompt -> prompt.decisionId().equals(decisionId);
            case EventBody.ChangeSubmitted change -> change.decisionId().equals(decisionId);
            case EventBody.GrantRevoked _,
                    EventBody.AgentsStopped _,
                    EventBody.AgentsResumed _,
                    EventBody.ElevationRequested _,
                    EventBody.ElevationBegan _,
                    EventBody.ElevationEnded _,
                    EventBody.PolicyApplied _,
                    EventBody.PolicyRejected _,
                    EventBody.DeviceEnrolled _,
                    EventBody.ServiceStarted _,
                    EventBody.ServiceStopped _,
                    EventBody.AgentConnected _,
                    EventBody.AgentDisconnected _,
                    EventBody.PeerRefused _,
                    EventBody.Gap _,
                    EventBody.EvidenceAlarm _,
                    EventBody.ChangeAnswered _,
                    EventBody.ChangeReviewed _,
                    EventBody.PushAlarm _ -> false;
        };
    }
}
