package dev.chaperone.desktop.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of ours that lives as long as we do: it holds the read end of a pipe from us and stops when that closes,
 * which the kernel does even if we are killed.
 */
final class ChildProcess implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** @param log gets what the program writes on standard error */
    static ChildProcess start(String name, List<String> command, Path log) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new ChildProcess(name, process, log);
    }

    /**
     * Waits for the program's first line on standard output, which it prints when it is ready.
     *
     * @throws TrialException with what the program said if it ended or took longer than {@code patience}
     */
    String awaitReady(Duration patience) throws IOException, InterruptedException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                String first = out.readLine();
                line.complete(first == null ? "" : first);
                out.transferTo(java.io.Writer.nullWriter());
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        try {
            String first = line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (first.isEmpty()) {
                process.waitFor(1, TimeUnit.SECONDS);
                throw new TrialException(lastWords());
            }
            return first;
        } catch (ExecutionException | TimeoutException e) {
            throw new TrialException(Texts.get("child.slow", name, patience.toSeconds(), log), e);
        }
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(l -> !l.isBlank())
                .toList();
        return lines.isEmpty()
                ? Texts.get("child.silent", name, log)
                : lines.getLast().replaceFirst("^chaperone(-central)?: ", ""); // whoever reports it names itself again
    }
}
