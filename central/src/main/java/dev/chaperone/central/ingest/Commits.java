package dev.chaperone.central.ingest;

import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.SegmentTable.Arrival;
import dev.chaperone.central.index.SegmentTable.Placed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings segments into the database and the log: whoever comes first brings along all that came meanwhile, in one
 * transaction and under one checkpoint, so that the disk's waits are shared. Safe for many threads.
 */
final class Commits {

    /** Most segments in one transaction; each may be as large as a body may. */
    private static final int MOST = 256;

    private final SegmentTable segments;
    private final LogKeeper keeper;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    private record Waiting(Arrival arrival, CompletableFuture<Placed> placed) {}

    Commits(SegmentTable segments, LogKeeper keeper) {
        this.segments = segments;
        this.keeper = keeper;
    }

    /** Durable and under a signed checkpoint when it returns {@link Placed.Stored}. */
    Placed commit(Arrival arrival) throws IOException {
        Waiting mine = new Waiting(arrival, new CompletableFuture<>());
        queue.add(mine);
        lock.lock();
        try {
            while (!mine.placed().isDone()) {
                commitNext();
            }
        } finally {
            lock.unlock();
        }
        return result(mine);
    }

    private void commitNext() {
        List<Waiting> batch = new ArrayList<>();
        queue.drainTo(batch, MOST);
        try {
            place(batch);
        } catch (IOException | RuntimeException e) {
            // One that can't be stored must not take the others with it.
            batch.forEach(waiting -> placeAlone(waiting, batch.size() == 1 ? e : null));
        }
    }

    private void place(List<Waiting> batch) throws IOException {
        List<Placed> placed =
                segments.place(batch.stream().map(Waiting::arrival).toList());
        keeper.catchUp();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).placed().complete(placed.get(i));
        }
    }

    private void placeAlone(Waiting waiting, @org.jspecify.annotations.Nullable Exception failure) {
        if (failure != null) {
            waiting.placed().completeExceptionally(failure);
            return;
        }
        try {
            place(List.of(waiting));
        } catch (IOException | RuntimeException e) {
            waiting.placed().completeExceptionally(e);
        }
    }

    private static Placed result(Waiting mine) throws IOException {
        try {
            return mine.placed().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("a segment could not be stored", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        }
    }
}
