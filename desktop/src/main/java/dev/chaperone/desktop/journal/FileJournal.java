package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    private final DeviceIdentity identity;
    private final JournalSource source;
    private final JournalLimits limits;
    private final RecordCipher cipher;
    private final SegmentStore store;
    private final WriterLock writerLock;
    private final List<JournalFinding> findings = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private OpenSegment open;
    private Batch filling;
    private boolean committing;
    private long spoolBytes;
    private long refused;
    private @Nullable RandomAccessFile file;
    private @Nullable String broken;
    private Runnable listener = () -> {};

    private FileJournal(
            DeviceIdentity identity,
            JournalSource source,
            JournalLimits limits,
            RecordCipher cipher,
            SegmentStore store,
            WriterLock writerLock)
            throws IOException {
        this.identity = identity;
        this.source = source;
        this.limits = limits;
        this.cipher = cipher;
        this.store = store;
        this.writerLock = writerLock;
        Recovery recovery = new Recovery(store, cipher, identity.publicKey());
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
            return new FileJournal(identity, source, limits, cipher, new SegmentStore(directory), writerLock);
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
            while (!mine.isSettled()) {
                if (committing) {
                    changed.awaitUninterruptibly();
                } else {
                    commit();
                }
            }
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
        synchronized (findings) {
            return List.copyOf(findings);
        }
    }

    /** Runs {@code action} after every event; it must be quick and not throw. */
    void onAppend(Runnable action) {
        lock.lock();
        try {
            listener = action;
        } finally {
            lock.unlock();
        }
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

    SegmentStore store() {
        return store;
    }

    RecordCipher cipher() {
        return cipher;
    }

    DeviceIdentity identity() {
        return identity;
    }

    void report(JournalFinding finding) {
        LOG.error("{}: {}", finding.kind(), finding.detail());
        synchronized (findings) {
            findings.add(finding);
        }
    }

    /** Waits for running appends and notes where the journal ends, so that a removed end is seen at the next start. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (broken == null) {
                awaitQuiet();
                broken = "the journal is closed";
                store.directory().write(Recovery.HEAD_FILE, cipher.sealHead(open.nextSequence() - 1));
            }
            closeFile();
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
            requireRoom(encode(stamp(body)).length + ROOM_FOR_GAP, ROOM_FOR_GAP);
            reportRefused();
        }
        return add(body);
    }

    private void reportRefused() throws IOException {
        long sequence = open.nextSequence();
        add(new EventBody.Gap(
                "%d events could not be written and were refused".formatted(refused), sequence, sequence));
        filling.reportsRefusals(refused);
        refused = 0;
    }

    private AuditEvent add(EventBody body) throws IOException {
        Instant now = source.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        String id = EventIds.next(now, source.random());
        AuditEvent event = new AuditEvent(id, identity.deviceId(), open.nextSequence(), now, source.user(), body);
        byte[] salt = new byte[SealedEvent.SALT_LENGTH];
        source.random().nextBytes(salt);
        SealedEvent sealed = new SealedEvent(encode(event), salt);
        byte[] data = open.seal(sealed, cipher);
        requireRoom(data.length, 0);
        open.add(sealed, data);
        filling.add(Frames.frame(data));
        return event;
    }

    private AuditEvent stamp(EventBody body) {
        Instant now = source.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        String id = EventIds.next(now, source.random());
        return new AuditEvent(id, identity.deviceId(), open.nextSequence(), now, source.user(), body);
    }

    private static byte[] encode(AuditEvent event) throws IOException {
        try {
            return EventCodec.encode(event);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "a %s event can't be written: %s".formatted(event.body().type(), e.getMessage()), e);
        }
    }

    private void requireRoom(int record, int beside) throws IOException {
        if (record - beside > Frames.MAX_RECORD) {
            throw new IOException("an event takes %d bytes, the limit is %d".formatted(record, Frames.MAX_RECORD));
        }
        if (!hasRoom(record)) {
            throw new IOException("the journal is full (%d of %d bytes wait for upload); connect this device to central"
                    .formatted(spoolBytes, limits.spoolBytes()));
        }
    }

    private boolean hasRoom(int record) {
        return spoolBytes + filling.size() + Frames.OVERHEAD + record <= limits.spoolBytes();
    }

    private void awaitQuiet() {
        while (committing || !filling.isEmpty()) {
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
            writeDurably(batch.bytes(), batch.start().bytes());
        } catch (IOException e) {
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

    /** Drops what a failed write may have left, so that the next one starts from what is known to be on disk. */
    private void truncate(long length) {
        try {
            closeFile();
            try (RandomAccessFile events = store.openEvents(open.number())) {
                events.setLength(length);
                events.getFD().sync();
            }
        } catch (IOException e) {
            broken = "the journal could not be repaired after a failed write; restart the service";
            LOG.error("{}: {}", broken, e.getMessage());
        }
    }

    private void writeDurably(byte[] frames, long start) throws IOException {
        RandomAccessFile events = file;
        if (events == null) {
            events = store.openEvents(open.number());
            file = events;
        }
        events.seek(start);
        events.write(frames);
        events.getFD().sync();
    }

    private SignedSegment rotate() throws IOException {
        SignedSegment segment = open.sign(
                identity, source.clock().instant(), source.policyVersion().get());
        store.writeSegment(segment);
        closeFile();
        open = OpenSegment.after(segment.header());
        filling = new Batch(open.mark());
        return segment;
    }

    private void closeFile() throws IOException {
        RandomAccessFile events = file;
        file = null;
        if (events != null) {
            events.close();
        }
    }

    private void requireUsable() throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
    }
}
