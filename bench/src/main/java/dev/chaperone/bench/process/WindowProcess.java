package dev.chaperone.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code chaperone ui} as the tray starts it, made to say when a first frame is done. */
final class WindowProcess implements AutoCloseable {

    private static final String MARK = "first frame at ";
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_MILLIS = 5;

    private final Path log;
    private final ProcessBuilder builder;
    private Optional<Process> process = Optional.empty();
    private int frames;

    WindowProcess(Checkout checkout, LiveTrial trial, VirtualDisplay display) {
        this.log = trial.home().resolve("ui.log");
        this.builder =
                new ProcessBuilder(checkout.window()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(display.environment());
        builder.environment().put("CHAPERONE_HOME", trial.home().toString());
        builder.environment().put("CHAPERONE_LOG", "debug");
    }

    void start() throws IOException {
        process = Optional.of(builder.start());
    }

    long pid() {
        return process.orElseThrow().pid();
    }

    /** The next first frame, in milliseconds since 1970. */
    long firstFrame() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            List<String> marks = new ArrayList<>(Files.readAllLines(log).stream()
                    .filter(line -> line.contains(MARK))
                    .toList());
            if (marks.size() > frames) {
                String mark = marks.get(frames);
                frames++;
                return Long.parseLong(
                        mark.substring(mark.indexOf(MARK) + MARK.length()).strip());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IOException("the window showed nothing within %d s".formatted(PATIENCE_MILLIS / 1000));
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroy);
    }
}
