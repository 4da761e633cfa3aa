package dev.chaperone.desktop.push;

import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps git led to our hooks while {@code push protect} is on: what an agent or a tool takes out is put back and
 * recorded. The folders are watched by themselves, never what is below them, since one is the person's home.
 */
public final class ProtectionWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectionWatch.class);

    private final PushGuard guard;
    private final List<Path> folders;
    private final Journal journal;
    private final WatchService watcher;
    private final Thread watching =
            Thread.ofPlatform().daemon().name("push-protection").unstarted(this::watch);

    /** @param folders where git's configuration and our hooks are; those that do not exist are left out */
    public ProtectionWatch(PushGuard guard, List<Path> folders, Journal journal) throws IOException {
        this.guard = guard;
        this.folders = List.copyOf(folders);
        this.journal = journal;
        this.watcher = folders.getFirst().getFileSystem().newWatchService();
    }

    /** Begins with what was taken out while nobody watched. Once only. */
    public void start() throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                folder.register(
                        watcher,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
        watching.start();
    }

    private void watch() {
        try {
            look();
            for (WatchKey key = watcher.take(); ; key = watcher.take()) {
                boolean ours = key.pollEvents().stream().anyMatch(e -> isOurs(e.context()));
                key.reset();
                if (ours) {
                    look();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ClosedWatchServiceException _) {
            LOG.debug("the protection is no longer watched");
        }
    }

    /** In the home folder only git's own file counts; an overflow has no name and might be about it. */
    private static boolean isOurs(@Nullable Object name) {
        return !(name instanceof Path path)
                || path.toString().equals(".gitconfig")
                || !path.toString().startsWith(".");
    }

    private void look() {
        try {
            if (guard.restore()) {
                journal.append(new EventBody.PushAlarm("undone", "", ""));
            }
        } catch (IOException e) {
            LOG.warn("the protection against pushes can't be looked at: {}", e.getMessage());
        }
    }

    /** Returns once nothing is put back any more. */
    @Override
    public void close() throws IOException {
        watcher.close();
        try {
            watching.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
