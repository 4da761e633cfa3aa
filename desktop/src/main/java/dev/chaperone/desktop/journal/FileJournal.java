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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in files: sealed records, chained, in segments that are signed when they close. Threads that append at
 * the same time share one fsync. One writer per directory; safe for use by many threads.
 */
public final class FileJournal implements Journal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final int ROOM_FOR_GAP = 4096;

    private final JournalFiles files;
    private final JournalSource source;
    private final JournalLimits limits;
    private final SegmentStore store;
    private final WriterLock writerLock;
    private final SpoolFile file;
    private final EventStamp stamp;
    private final List<JournalFinding> findings = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock(true); // nobody's answer may starve in a storm
    private final Condition changed = lock.newCondition();
    private OpenSegment open;
    private Batch filling;
    private boolean committing;
    private long spoolBytes;
    private long refused;
    private @Nullable String broken;
    private volatile Runnable listener = () -> {};

    private FileJournal(JournalFiles files, JournalSource source, JournalLimits limits, WriterLock writerLock)
            throws IOException {
        this.files = files;
        this.store = files.store();
        this.source = source;
        this.limits = limits;
        this.writerLock = writerLock;
        this.file = new SpoolFile(store);
        this.stamp = new EventStamp(files.identity().deviceId(), source);
        Recovery recovery = new Recovery(files);
        this.open = recovery.run();
        this.filling = new Batch(open.mark());
        this.spoolBytes = store.eventBytes();
        recovery.findings().forEach(this::report);
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
            Batch mine = filling;
            commitUntil(mine::isSettled);
            mine.requireSuccess();
            listener.run();
            return event;
        } catch (IOException e) {
            refused++;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Problems seen since opening, oldest first. */
    public List<JournalFinding> findings() {
        return List.copyOf(findings);
    }

    /** Runs {@code action} after every event; it must be quick and not throw. */
    void onAppend(Runnable action) {
        listener = action;
    }

    /** Closes and signs the open segment, unless it is empty. */
    Optional<SignedSegment> closeSegment() throws IOException {
        lock.lock();
        try {
            requireUsable();
            awaitQuiet();
            return open.isEmpty() ? Optional.empty() : Optional.of(rotate());
        } finally {
            lock.unlock();
        }
    }

    /** Removes uploaded segments, oldest first, as far as enough events stay. Returns how many. */
    int prune() throws IOException {
        lock.lock();
        try {
            int pruned = new Pruning(store, limits).run(open.nextSequence() - 1);
            spoolBytes = store.eventBytes() + filling.size();
            return pruned;
        } finally {
            lock.unlock();
        }
    }

    JournalFiles files() {
        return files;
    }

    void report(JournalFinding finding) {
        LOG.error("{}: {}", finding.kind(), finding.detail());
        findings.add(finding);
    }

    /** Waits for running appends and notes where the journal ends, so that a removed end is seen at the next start. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (broken == null) {
                broken = "the journal is closed";
                reportRefusedAtLast();
                awaitQuiet();
                store.directory().write(Recovery.HEAD_FILE, files.cipher().sealHead(open.nextSequence() - 1));
            }
            file.close();
        } finally {
            lock.unlock();
            writerLock.close();
        }
    }

    private AuditEvent enqueue(EventBody body) throws IOException {
        requireUsable();
        while (open.isFull(limits)) {
            awaitQuiet();
            if (open.isFull(limits)) {
                rotate();
            }
        }
        if (refused > 0) {
            // Only if the event itself will go through, or one gap event would follow another.
            requireRoom(stamp.length(body, open.nextSequence()) + ROOM_FOR_GAP);
            reportRefused();
        }
        return add(body);
    }

    private void reportRefused() throws IOException {
        if (refused > 0) {
            long sequence = open.nextSequence();
            add(new EventBody.Gap(
                    "%d events could not be written and were refused".formatted(refused), sequence, sequence));
            filling.reportsRefusals(refused);
            refused = 0;
        }
    }

    private void reportRefusedAtLast() {
        try {
            reportRefused();
        } catch (IOException e) {
            LOG.error("{} events were refused and there is no room to record it: {}", refused, e.getMessage());
        }
    }

    private AuditEvent add(EventBody body) throws IOException {
        AuditEvent event = stamp.stamp(body, open.nextSequence());
        SealedEvent sealed = stamp.salted(event);
        byte[] data = open.seal(sealed, files.cipher());
        requireRoom(data.length);
        open.add(sealed, data);
        filling.add(Frames.frame(data));
        return event;
    }

    private void requireRoom(int record) throws IOException {
        limits.requireRoom(spoolBytes + filling.size(), Frames.OVERHEAD + record);
    }

    private void awaitQuiet() {
        commitUntil(() -> !committing && filling.isEmpty());
    }

    private void commitUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (committing) {
                changed.awaitUninterruptibly();
            } else {
                commit();
            }
        }
    }

    /** Writes what has gathered. Whoever comes first does it for all; the lock is free meanwhile. */
    private void commit() {
        Batch batch = filling;
        filling = new Batch(open.mark());
        committing = true;
        @Nullable IOException failure = null;
        lock.unlock();
        try {
            file.write(open.number(), batch.start().bytes(), batch.bytes());
        } catch (IOException | RuntimeException e) {
            failure = PrivateDirectory.plain(
                    "can't write to the journal in", store.directory().path(), e);
        } finally {
            lock.lock();
            committing = false;
            changed.signalAll();
        }
        settle(batch, failure);
    }

    private void settle(Batch batch, @Nullable IOException failure) {
        if (failure == null) {
            spoolBytes += batch.size();
            batch.succeed();
            return;
        }
        // What gathered meanwhile continues the chain of what failed, so it fails as well.
        batch.fail(failure);
        filling.fail(failure);
        refused += batch.reportedRefusals() + filling.reportedRefusals();
        open.rollBack(batch.start());
        filling = new Batch(open.mark());
        truncate(open.bytes());
    }

    private void truncate(long length) {
        try {
            file.truncate(open.number(), length);
        } catch (IOException e) {
            broken = "the journal could not be repaired after a failed write; restart the service";
            LOG.error("{}: {}", broken, e.getMessage());
        }
    }

    private SignedSegment rotate() throws IOException {
        SignedSegment segment = open.sign(
                files.identity(),
                source.clock().instant(),
                source.policyVersion().get());
        file.close();
        writeSegment(segment);
        open = OpenSegment.after(segment.header());
        filling = new Batch(open.mark());
        return segment;
    }

    private void writeSegment(SignedSegment segment) throws IOException {
        try {
            store.writeSegment(segment);
        } catch (IOException e) {
            if (store.isClosed(segment.header().number())) {
                broken = "the journal can't tell whether a segment is closed; restart the service";
            }
            throw e;
        }
    }

    private void requireUsable() throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
    }
}
