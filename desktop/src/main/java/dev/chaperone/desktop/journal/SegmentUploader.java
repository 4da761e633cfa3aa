package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.DeviceState;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings segments to central in order, keeps the receipts, and lets go of events only once a receipt was verified.
 * Where it stands is in the files alone, so it resumes after any stop. {@link #upload} may be called by any thread, one
 * at a time.
 */
public final class SegmentUploader {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentUploader.class);

    private final FileJournal journal;
    private final JournalFiles files;
    private final SegmentStore store;
    private final CentralConnection central;
    private final HeadCheck heads;
    private final ReceiptCheck receipts;
    private final LogMemory memory;
    private final LogTrust trust;
    private final Backoff backoff;
    private final Set<JournalFinding.Kind> shouted = EnumSet.noneOf(JournalFinding.Kind.class);
    private boolean looked;
    private boolean behind;
    private boolean compared;
    private boolean receiptsChecked;

    /** What came of one segment. */
    private sealed interface Step {
        record Proven() implements Step {}

        /** This one can't be sent; what comes after it can, and central notes the gap. */
        record Skipped(String reason) implements Step {}

        record Ended(UploadResult result) implements Step {}
    }

    public SegmentUploader(FileJournal journal, Enrolled enrolled, OkHttpClient http, RandomGenerator random) {
        this.trust = new LogTrust(enrolled.logOrigin(), enrolled.logKey());
        this.journal = journal;
        this.files = journal.files();
        this.store = files.store();
        this.central = new CentralConnection(http, enrolled);
        this.memory = new LogMemory(store, trust);
        this.heads = new HeadCheck(central, trust, memory);
        this.receipts = new ReceiptCheck(trust, heads);
        this.backoff = new Backoff(random);
    }

    /**
     * Closes the open segment and uploads all that have no receipt yet, oldest first, until one has to wait.
     *
     * @throws IOException in one plain line, if the local files can't be read or written
     */
    public synchronized UploadResult upload() throws IOException {
        journal.closeSegment();
        return uploadClosed();
    }

    /** Makes the next round compare with central's log, as the first one does. */
    synchronized void compareAgain() {
        looked = false;
        compared = false;
    }

    /** As {@link #upload}, but leaves the open segment to gather more. */
    synchronized UploadResult uploadClosed() throws IOException {
        distrustReceipts();
        compareHeads();
        compareWithCentral();
        int uploaded = 0;
        Optional<String> skipped = Optional.empty();
        for (long number : missingReceipts()) {
            switch (upload(number)) {
                case Step.Proven() -> uploaded++;
                case Step.Skipped(var reason) -> skipped = skipped.or(() -> Optional.of(reason));
                case Step.Ended(var result) -> {
                    return result;
                }
            }
        }
        if (!memory.hasEvidence() && !behind) {
            journal.prune(trust);
        }
        backoff.reset();
        return skipped.isPresent() ? new UploadResult.Stopped(skipped.get()) : new UploadResult.UpToDate(uploaded);
    }

    /** Once per run: a receipt that proves nothing, put there by whoever, must not keep events from central. */
    private void distrustReceipts() throws IOException {
        if (receiptsChecked) {
            return;
        }
        receiptsChecked = true;
        Set<Long> here = store.withEvents();
        for (long number : store.closed()) {
            if (here.contains(number) && store.hasReceipt(number)) {
                checkReceipt(number);
            }
        }
    }

    private void checkReceipt(long number) throws IOException {
        try {
            store.provenReceipt(store.segment(number), trust);
        } catch (ProofException e) {
            String where = store.quarantine(number, "receipt");
            raise(new JournalFinding(
                    Kind.BAD_RECEIPT,
                    "the receipt of segment %d is none of this log; it is now in %s, the segment is sent again"
                            .formatted(number, where)));
        }
    }

    /** At first and whenever asked to: a log that shows less than this device has seen was set back or lies. */
    private void compareHeads() throws IOException {
        if (!looked) {
            switch (heads.look()) {
                case HeadCheck.Result.Good() -> {
                    looked = true;
                    behind = false;
                }
                case HeadCheck.Result.Unchecked(var _, var reason) -> LOG.debug("no head to compare: {}", reason);
                case HeadCheck.Result.Bad(var finding) -> {
                    looked = true;
                    behind = true;
                    shout(finding);
                }
            }
        }
    }

    /** Once per run: either side may have been set back to an older state. */
    private void compareWithCentral() throws IOException {
        if (!compared && central.state(files.identity().deviceId()) instanceof CentralAnswer.Served(var text)) {
            compared = true;
            try {
                compare(DeviceState.decode(text.getBytes(StandardCharsets.UTF_8)));
            } catch (ProofException e) {
                LOG.debug("central's account of this device can't be read: {}", e.getMessage());
            }
        }
    }

    private void compare(DeviceState there) throws IOException {
        SortedSet<Long> closed = store.closed();
        long here = closed.isEmpty() ? 0 : closed.last();
        if (there.highest() > here) {
            raise(new JournalFinding(
                    Kind.SET_BACK,
                    "central has segments of this device up to %d, here they end at %d; this disk was set back"
                            .formatted(there.highest(), here)));
        }
        long proven = 0;
        for (long number : closed) {
            proven = store.hasReceipt(number) ? number : proven;
        }
        if (proven > there.highest()) {
            raise(new JournalFinding(
                    Kind.SET_BACK,
                    "there is a receipt for segment %d, but central ends at %d; central was set back"
                            .formatted(proven, there.highest())));
        }
    }

    private List<Long> missingReceipts() throws IOException {
        Set<Long> here = store.withEvents();
        List<Long> missing = new ArrayList<>();
        for (long number : store.closed()) {
            if (here.contains(number) && !store.hasReceipt(number)) {
                missing.add(number);
            }
        }
        return missing;
    }

    private Step upload(long number) throws IOException {
        SignedSegment segment;
        List<SealedEvent> events;
        try {
            segment = store.segment(number);
            byte[] file = store.events(number).orElse(new byte[0]);
            events = new ClosedSegment(segment.header(), file, files.cipher()).events();
            Segments.verify(segment, events, files.identity().publicKey());
        } catch (ProofException e) {
            // Never send what we can't stand for; the next start moves it aside and says so in the journal.
            return skip(new JournalFinding(Kind.TAMPERED, String.valueOf(e.getMessage())));
        }
        return switch (central.put(segment, events, memory.testimony())) {
            case CentralAnswer.Served(var text) -> take(segment, text);
            case CentralAnswer.Busy(var delay, var reason) -> later(delay, reason);
            case CentralAnswer.Halted _ -> halted();
            case CentralAnswer.NotEnrolled _ ->
                new Step.Ended(new UploadResult.Stopped("central no longer accepts this device; enrol it again"));
            case CentralAnswer.Revoked _ ->
                new Step.Ended(new UploadResult.Stopped("central has revoked this device; ask IT"));
            case CentralAnswer.Conflict _ ->
                stop(new JournalFinding(
                        Kind.EQUIVOCATION,
                        ("central has another segment %d of this device; it was"
                                        + " restored from a copy, or another one uses its key")
                                .formatted(number)));
            case CentralAnswer.Refused(var status) ->
                skip(new JournalFinding(
                        Kind.REFUSED, "central refused segment %d with status %d".formatted(number, status)));
        };
    }

    /** Central stopped its log because it was set back; whether that concerns what this device saw, it says itself. */
    private Step halted() throws IOException {
        looked = false;
        compareHeads();
        return new Step.Ended(new UploadResult.Stopped(
                "central's log was set back and takes nothing until an administrator has looked"));
    }

    private Step take(SignedSegment segment, String text) throws IOException {
        if (!text.startsWith("c2sp.org/tlog-proof")) {
            return later(
                    Duration.ZERO,
                    "segment %d is not in the log yet"
                            .formatted(segment.header().number()));
        }
        return switch (receipts.check(segment, text)) {
            case ReceiptCheck.Result.Good(var receipt) -> {
                store.writeReceipt(segment.header().number(), receipt);
                yield new Step.Proven();
            }
            case ReceiptCheck.Result.Bad(var finding) -> stop(finding);
            case ReceiptCheck.Result.Unchecked(var delay, var reason) -> later(delay, reason);
        };
    }

    private Step later(Duration askedFor, String reason) {
        return new Step.Ended(new UploadResult.Later(backoff.next(askedFor), reason));
    }

    private Step stop(JournalFinding finding) throws IOException {
        if (finding.kind() == Kind.FORKED_LOG) {
            shout(finding);
        } else {
            raise(finding);
        }
        return new Step.Ended(new UploadResult.Stopped(finding.detail()));
    }

    /** The numbers of a forked log, or of one that was set back, change all the time; it is one alarm all the same. */
    private void shout(JournalFinding finding) throws IOException {
        if (shouted.add(finding.kind())) {
            raise(finding);
        }
    }

    private Step skip(JournalFinding finding) throws IOException {
        raise(finding);
        return new Step.Skipped(finding.detail());
    }

    private void raise(JournalFinding finding) throws IOException {
        journal.raise(finding);
    }
}
