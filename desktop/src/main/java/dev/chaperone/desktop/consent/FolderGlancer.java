package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.consent.Prompt.Glance;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.SensitiveNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.commons.io.FilenameUtils;

/**
 * A look of at most 150 ms: at the names of up to 20 000 files, then, in the time that is left, into the small ones,
 * those first whose kind often holds settings. A larger folder gives lower bounds.
 */
public final class FolderGlancer implements Glancer {

    private static final long BOUND_NANOS = Duration.ofMillis(150).toNanos();
    private static final int MAX_FILES = 20_000;

    /** Larger ones are data, or made by a tool. */
    private static final long MAX_SIZE = 256 * 1024;

    /** Enough for the time there is. */
    private static final int MAX_LOOKS = 500;

    private static final Set<String> SETTINGS = Set.of(
            "env",
            "properties",
            "yml",
            "yaml",
            "json",
            "toml",
            "ini",
            "conf",
            "cfg",
            "tf",
            "xml",
            "csv",
            "sql",
            "sh",
            "txt");

    private final Executor executor;
    private final LongSupplier nanoTime;
    private final ContentLook content;

    public FolderGlancer(Executor executor, LongSupplier nanoTime, Supplier<Sanitiser> sanitiser) {
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.content = new ContentLook(sanitiser);
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
        counter.lookInside();
        return new Glance(
                counter.files, counter.sensitive, counter.personal, RepositoryName.of(folder), counter.complete);
    }

    private final class Counter extends SimpleFileVisitor<Path> {
        private final long until;
        private int files;
        private int sensitive;
        private int personal;
        private final List<Path> settings = new ArrayList<>();
        private final List<Path> others = new ArrayList<>();
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
            String name = String.valueOf(file.getFileName());
            if (SensitiveNames.isSensitive(name)) {
                sensitive++;
            } else if (attributes.isRegularFile() && attributes.size() <= MAX_SIZE) {
                boolean mayHold =
                        SETTINGS.contains(FilenameUtils.getExtension(name).toLowerCase(Locale.ROOT));
                (mayHold ? settings : others).add(file);
            }
            return goOn();
        }

        void lookInside() {
            settings.addAll(others);
            for (Path file : settings.subList(0, Math.min(settings.size(), MAX_LOOKS))) {
                if (nanoTime.getAsLong() >= until) {
                    complete = false;
                    return;
                }
                ContentLook.Seen seen = content.at(file);
                sensitive += seen.secret() ? 1 : 0;
                personal += seen.personal() ? 1 : 0;
            }
            complete &= settings.size() <= MAX_LOOKS;
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
