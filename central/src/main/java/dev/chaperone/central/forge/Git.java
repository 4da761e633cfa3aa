package dev.chaperone.central.forge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs git on a repository. No configuration but the repository's own is read, nothing is asked, no network is used,
 * and each process has bounded processor time, memory and time. Safe for many threads.
 */
public final class Git {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_ERRORS = 8 * 1024;

    /** Seconds of processor time and KiB of memory; a bomb ends here. */
    private static final String BOUNDED = "ulimit -t 30; ulimit -v 1048576; exec git \"$@\"";

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin",
            "LC_ALL", "C",
            "HOME", "/nonexistent",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_ALLOW_PROTOCOL", "file",
            "GIT_NO_REPLACE_OBJECTS", "1");

    /** Takes what git writes while it runs. */
    public interface Reading<T> {
        T read(InputStream out) throws IOException;
    }

    /** The whole output as one line of text. */
    public String line(Path repository, String... arguments) throws IOException {
        return new String(bytes(repository, MOST_ERRORS, arguments), StandardCharsets.UTF_8).strip();
    }

    /**
     * The whole output.
     *
     * @throws GitException if git says no or writes more than {@code most} bytes
     */
    public byte[] bytes(Path repository, int most, String... arguments) throws IOException {
        return read(repository, out -> bounded(out, most), arguments);
    }

    /** Whether git ends well. */
    public boolean succeeds(Path repository, String... arguments) throws IOException {
        try {
            bytes(repository, MOST_ERRORS, arguments);
            return true;
        } catch (GitException _) {
            return false;
        }
    }

    /** Reads the output as it comes. A reader that throws ends the process. */
    public <T> T read(Path repository, Reading<T> reading, String... arguments) throws IOException {
        return run(repository, new byte[0], reading, arguments);
    }

    /** As {@link #read}, with something on standard input. */
    public <T> T run(Path repository, byte[] input, Reading<T> reading, String... arguments) throws IOException {
        Process process = start(repository, arguments);
        CompletableFuture.delayedExecutor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        CompletableFuture<String> errors = inBackground(() -> lastLine(process.getErrorStream()));
        CompletableFuture<String> written = inBackground(() -> write(process.getOutputStream(), input));
        try (InputStream out = process.getInputStream()) {
            T result = reading.read(out);
            if (process.waitFor() != 0) {
                throw new GitException(said(errors, process.exitValue()));
            }
            written.get();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        } catch (ExecutionException e) {
            throw new IOException("git did not take its input", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Path repository, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", BOUNDED, "git", "--git-dir", repository.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        return builder.start();
    }

    private interface Work {
        String run() throws IOException;
    }

    private static CompletableFuture<String> inBackground(Work work) {
        CompletableFuture<String> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(work.run());
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static String write(OutputStream in, byte[] input) throws IOException {
        try (in) {
            in.write(input);
        }
        return "";
    }

    private static String lastLine(InputStream errors) throws IOException {
        byte[] text = errors.readNBytes(MOST_ERRORS);
        errors.transferTo(OutputStream.nullOutputStream());
        List<String> lines = new String(text, StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.isBlank())
                .toList();
        return lines.isEmpty() ? "" : lines.getLast().replaceAll("\\p{Cntrl}", "?");
    }

    private static String said(CompletableFuture<String> errors, int code) throws InterruptedException {
        try {
            String line = errors.get();
            return line.isEmpty() ? "git ended with %d".formatted(code) : line;
        } catch (ExecutionException _) {
            return "git ended with %d".formatted(code);
        }
    }

    private static byte[] bounded(InputStream out, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[64 * 1024];
        for (int n = out.read(block); n >= 0; n = out.read(block)) {
            all.write(block, 0, n);
            if (all.size() > most) {
                throw new GitException("the output has more than %d bytes".formatted(most));
            }
        }
        return all.toByteArray();
    }
}
