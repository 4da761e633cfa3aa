package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open segment on its way to disk: records gather in a batch, and whoever comes first writes it for all. Every
 * method needs the lock it was given; {@link #commit} lets go of it while it writes.
 */
final class Spool {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final JournalFiles files;
    private final SegmentStore store;
    private final SpoolFile file;
    private final Refusals refusals;
    private final ReentrantLock lock;
    private final Condition changed;
    private OpenSegment open;
    private Batch filling;
    private boolean committing;
    private long bytes;
    private @Nullable String broken;

    Spool(JournalFiles files, OpenSegment open, Refusals refusals, ReentrantLock lock) throws IOException {
        this.files = files;
        this.store = files.store();
        this.file = new SpoolFile(store);
        this.refusals = refusals;
        this.lock = lock;
        this.changed = lock.newCondition();
        this.open = open;
        this.filling = new Batch(open.mark());
        this.bytes = store.eventBytes();
    }

    OpenSegment open() {
        return open;
    }

    /** The records that will be written next. */
    Batch filling() {
        return filling;
    }

    /** Bytes on disk and on their way there. */
    long used() {
        return bytes + filling.size();
    }

    /** After files were removed. */
    void recount() throws IOException {
        bytes = store.eventBytes();
    }

    boolean isUsable() {
        return broken == null;
    }

    /** From now on nothing more is accepted. */
    void refuseAll(String reason) {
        broken = reason;
    }

    void requireUsable() throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
    }

    /** @param data the sealed form of {@code event}, for this place */
    void add(SealedEvent event, byte[] data) {
        open.add(event, data);
        filling.add(Frames.frame(data));
    }

    /** Returns once {@code batch} is on disk. */
    void commit(Batch batch) throws IOException {
        commitUntil(batch::isSettled);
        batch.requireSuccess();
    }

    void awaitQuiet() {
        commitUntil(() -> !committing && filling.isEmpty());
    }

    private void commitUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (committing) {
                changed.awaitUninterruptibly();
            } else {
                write();
            }
        }
    }

    /** Writes what has gathered; the lock is free meanwhile. */
    private void write() {
        Batch batch = filling;
        filling = new Batch(open.mark());
        committing = true;
        @Nullable IOException failure = null;
        lock.unlock();
        try {
            file.write(open.number(), batch.start().bytes(), batch.bytes());
        } catch (IOException | RuntimeException | Error e) { // or others would wait for ever for this batch
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
            bytes += batch.size();
            batch.succeed();
            return;
        }
        // What gathered meanwhile continues the chain of what failed, so it fails as well.
        batch.fail(failure);
        filling.fail(failure);
        refusals.add(batch.reportedRefusals() + filling.reportedRefusals());
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

    /** Closes and signs the open segment; nothing may be on its way. */
    SignedSegment rotate(Instant now, String policyVersion) throws IOException {
        SignedSegment segment = open.sign(files.identity(), now, policyVersion);
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

    void close() throws IOException {
        file.close();
    }
}
