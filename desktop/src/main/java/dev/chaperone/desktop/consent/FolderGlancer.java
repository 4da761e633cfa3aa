package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.consent.Prompt.Glance;
import dev.chaperone.model.sanitise.SensitiveNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** A look of at most 150 ms or 20 000 files, names only. A larger folder gives lower bounds. */
public final class FolderGlancer implements Glancer {

    private static final long BOUND_NANOS = Duration.ofMillis(150).toNanos();
    private static final int MAX_FILES = 20_000;

    private final Executor executor;
    private final LongSupplier nanoTime;

    public FolderGlancer(Executor executor, LongSupplier nanoTime) {
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletableFuture<Glance> look(AbsolutePath folder) {
        return CompletableFuture.supplyAsync(() -> glance(Path.of(folder.value())), executor);
    }

    private Glance glance(Path folder) {
        Counter counter = new Counter(nanoTime.getAsLong() + BOUND_NANOS);
        try {
            Files.walkFileTree(folder, counter);
        } catch (IOException _) {
            counter.complete = false;
        }
        return new Glance(counter.files, counter.sensitive, RepositoryName.of(folder), counter.complete);
    }

    private final class Counter extends SimpleFileVisitor<Path> {
        private final long until;
        private int files;
        private int sensitive;
        private boolean complete = true;

        Counter(long until) {
            this.until = until;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            return name != null && name.toString().equals(".git") ? FileVisitResult.SKIP_SUBTREE : goOn();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            sensitive += SensitiveNames.isSensitive(String.valueOf(file.getFileName())) ? 1 : 0;
            return goOn();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            complete = false;
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult goOn() {
            if (files < MAX_FILES && nanoTime.getAsLong() < until) {
                return FileVisitResult.CONTINUE;
            }
            complete = false;
            return FileVisitResult.TERMINATE;
        }
    }
}
