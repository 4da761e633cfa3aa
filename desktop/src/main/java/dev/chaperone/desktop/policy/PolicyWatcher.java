package dev.chaperone.desktop.policy;

import dev.chaperone.desktop.consent.Alarm;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads the policy when a file beside its sources changes. An overflow of the watch counts as a change. Folders that
 * were not there at the start, and file systems that tell nothing, are looked at every minute.
 */
public final class PolicyWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatcher.class);

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final DirectoryWatcher watcher;
    private final PolicyStore store;
    private final Alarm alarm;
    private final Executor readers;
    private volatile boolean closed;

    /**
     * @param folders those that do not exist are left to the look every minute
     * @param readers runs that look, because the alarm's thread must never wait for a disk
     */
    public PolicyWatcher(List<Path> folders, PolicyStore store, Alarm alarm, Executor readers) throws IOException {
        this.readers = readers;
        this.store = store;
        this.alarm = alarm;
        this.watcher = DirectoryWatcher.builder()
                .paths(folders.stream().filter(Files::isDirectory).toList())
                .fileHashing(false)
                .listener(_ -> store.reload())
                .build();
    }

    public void start() {
        lookLater();
        Thread.ofPlatform().daemon().name("policy-watch").start(() -> {
            try {
                watcher.watch();
            } catch (RuntimeException e) {
                LOG.warn("policy changes are not watched any more: {}", e.getMessage());
            }
        });
    }

    private void lookLater() {
        alarm.at(alarm.now().plus(LOOK), () -> {
            if (!closed) {
                readers.execute(store::reload);
                lookLater();
            }
        });
    }

    @Override
    public void close() throws IOException {
        closed = true;
        watcher.close();
    }
}
