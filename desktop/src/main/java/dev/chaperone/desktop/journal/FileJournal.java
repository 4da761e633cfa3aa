package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in files: sealed records, chained, in segments that are signed when they close. Threads that append at
 * the same time share one fsync. One writer per directory; safe for use by many threads.
 */
public final class FileJournal implements Journal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final JournalFiles files;
    private final JournalSource source;
    private final JournalLimits limits;
    private final SegmentStore store;
    private final WriterLock writerLock;
    private final EventStamp stamp;
    private final Findings findings = new Findings();
    private final Refusals refusals = new Refusals();
    private final AlarmBook alarms;
    private final ReentrantLock lock = new ReentrantLock(true); // nobody's answer may starve in a storm
    private final Spool spool;
    private volatile Runnable listener = () -> {};

    private FileJournal(JournalFiles files, JournalSource source, JournalLimits limits, WriterLock writerLock)
            throws IOException {
        this.files = files;
        this.store = files.store();
        this.source = source;
        this.limits = limits;
        this.writerLock = writerLock;
        this.alarms = new AlarmBook(store.directory());
        Recovery recovery = new Recovery(files);
        this.spool = new Spool(files, recovery.run(), refusals, lock);
        this.stamp = new EventStamp(files.identity().deviceId(), source, recovery.latest());
        recovery.findings().forEach(findings::add);
        for (EventBody.Gap gap : recovery.gaps()) {
            append(gap);
        }
        recovery.markReported();
    }

    /**
     * Opens the journal in {@code directory}: heals a torn end, moves what was tampered with out of the way, and
     * records both as {@link EventBody.Gap} events.
     *
     * @throws IOException in one plain line, if another service uses it or it can't be read or written
     */
    public static FileJournal open(
            PrivateDirectory directory, DeviceIdentity identity, JournalSource source, JournalLimits limits)
            throws IOException {
        WriterLock writerLock = WriterLock.take(directory);
        try {
            RecordCipher cipher = RecordCipher.open(directory, identity.deviceId());
            JournalFiles files = new JournalFiles(new SegmentStore(directory), cipher, identity);
            return new FileJournal(files, source, limits, writerLock);
        } catch (IOException | RuntimeException e) {
            writerLock.close();
            throw e;
        }
    }

    @Override
    public AuditEvent append(EventBody body) throws IOException {
        lock.lock();
        try {
            AuditEvent event = enqueue(body);
            spool.commit(spool.filling());
            listener.run();
            return event;
        } catch (IOException e) {
            refusals.add(1);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Whether events are refused now, so that everything that needs one is denied. */
    public boolean isRefusing() {
        lock.lock();
        try {
            return refusals.any() || !spool.isUsable();
        } finally {
            lock.unlock();
        }
    }

    /** Problems seen since opening, oldest first. */
    public List<JournalFinding> findings() {
        return findings.list();
    }

    /** Runs {@code action} after every event; it must be quick and not throw. */
    void onAppend(Runnable action) {
        listener = action;
    }

    /** Closes and signs the open segment, unless it is empty. */
    Optional<SignedSegment> closeSegment() throws IOException {
        lock.lock();
        try {
            spool.requireUsable();
            spool.awaitQuiet();
            return spool.open().isEmpty() ? Optional.empty() : Optional.of(rotate());
        } finally {
            lock.unlock();
        }
    }

    /** Whether the open segment has as many events as it may. */
    boolean isSegmentFull() {
        lock.lock();
        try {
            return spool.open().isFull(limits);
        } finally {
            lock.unlock();
        }
    }

    /** Removes segments proven to be in the log, oldest first, as far as enough events stay. Returns how many. */
    int prune(LogTrust trust) throws IOException {
        lock.lock();
        try {
            spool.awaitQuiet();
            int pruned = new Pruning(store, limits, trust).run(spool.open().nextSequence() - 1);
            spool.recount();
            return pruned;
        } finally {
            lock.unlock();
        }
    }

    JournalFiles files() {
        return files;
    }

    /** Shouts: in the status, and once in the journal itself. */
    void raise(JournalFinding finding) throws IOException {
        if (findings.add(finding) && !alarms.has(finding)) {
            append(finding.alarm());
            alarms.add(finding);
        }
    }

    /** Waits for running appends and notes where the journal ends, so that a removed end is seen at the next start. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (spool.isUsable()) {
                spool.refuseAll("the journal is closed");
                reportRefusedAtLast();
                spool.awaitQuiet();
                noteHead();
            }
            spool.close();
        } finally {
            lock.unlock();
            writerLock.close();
        }
    }

    /** Without the note the next start can't see a removed end; that is no reason not to stop. */
    private void noteHead() {
        try {
            byte[] head = files.cipher().sealHead(spool.open().nextSequence() - 1);
            store.directory().write(Recovery.HEAD_FILE, head);
        } catch (IOException e) {
            LOG.error("the end of the journal could not be noted: {}", e.getMessage());
        }
    }

    private AuditEvent enqueue(EventBody body) throws IOException {
        spool.requireUsable();
        while (spool.open().isFull(limits)) {
            spool.awaitQuiet();
            if (spool.open().isFull(limits)) {
                rotate();
            }
        }
        try {
            noteClock();
            noteRefusals(body);
            return add(body, Refusals.RESERVE);
        } catch (FullException e) {
            announceFull();
            throw e;
        }
    }

    private SignedSegment rotate() throws IOException {
        return spool.rotate(source.clock().instant(), source.policyVersion().get());
    }

    private void noteClock() throws IOException {
        Optional<JournalFinding> setBack = stamp.clockSetBack();
        if (setBack.isPresent()) {
            findings.add(setBack.get());
            add(setBack.get().alarm(), Refusals.RESERVE);
        }
    }

    private void noteRefusals(EventBody next) throws IOException {
        if (refusals.any()) {
            // Only if the event itself will go through, or one gap event would follow another.
            requireRoom(stamp.length(next, spool.open().nextSequence()) + 2 * Refusals.RESERVE);
            reportRefused(Refusals.RESERVE);
        }
    }

    private void reportRefused(int reserve) throws IOException {
        if (refusals.any()) {
            add(refusals.gap(spool.open().nextSequence()), reserve);
            spool.filling().reportsRefusals(refusals.settle());
        }
    }

    private void reportRefusedAtLast() {
        try {
            reportRefused(0);
        } catch (IOException e) {
            LOG.error("{} events were refused and there is no room to record it", refusals.count());
        }
    }

    /** In the room kept for it, so that it is said even if the service never writes again. */
    private void announceFull() {
        if (refusals.mustAnnounce()) {
            try {
                add(Refusals.full(spool.open().nextSequence()), 0);
                spool.commit(spool.filling());
                refusals.announced();
            } catch (IOException e) {
                LOG.error("the journal is full and there is no room to say so: {}", e.getMessage());
            }
        }
    }

    /** @param reserve bytes that must stay free behind it */
    private AuditEvent add(EventBody body, int reserve) throws IOException {
        AuditEvent event = stamp.stamp(body, spool.open().nextSequence());
        SealedEvent sealed = stamp.salted(event);
        byte[] data = spool.open().seal(sealed, files.cipher());
        requireRoom(data.length + reserve);
        spool.add(sealed, data);
        return event;
    }

    private void requireRoom(int record) throws FullException {
        limits.requireRoom(spool.used(), Frames.OVERHEAD + record);
    }
}
