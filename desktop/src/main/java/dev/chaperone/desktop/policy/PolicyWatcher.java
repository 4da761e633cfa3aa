package dev.chaperone.desktop.policy;

import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reloads the policy when a file beside its sources changes. An overflow of the watch counts as a change. */
public final class PolicyWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatcher.class);

    private final DirectoryWatcher watcher;

    /** @param folders those that do not exist are left out */
    public PolicyWatcher(List<Path> folders, PolicyStore store) throws IOException {
        this.watcher = DirectoryWatcher.builder()
                .paths(folders.stream().filter(Files::isDirectory).toList())
                .fileHashing(false)
                .listener(_ -> store.reload())
                .build();
    }

    public void start() {
        Thread.ofPlatform().daemon().name("policy-watch").start(() -> {
            try {
                watcher.watch();
            } catch (RuntimeException e) {
                LOG.warn("policy changes are not watched any more: {}", e.getMessage());
            }
        });
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }
}
