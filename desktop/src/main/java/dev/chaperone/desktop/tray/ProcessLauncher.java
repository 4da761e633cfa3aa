package dev.chaperone.desktop.tray;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window program as a child that ends with us. */
final class ProcessLauncher implements WindowRole.Launcher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessLauncher.class);

    private final List<String> command;
    private final ScheduledExecutorService thread;
    private Optional<Process> latest = Optional.empty();

    ProcessLauncher(List<String> command, ScheduledExecutorService thread) {
        this.command = List.copyOf(command);
        this.thread = thread;
    }

    @Override
    public Optional<WindowRole.Running> start(IntConsumer ended) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start();
            latest = Optional.of(process);
            var _ = process.onExit().thenAccept(p -> thread.execute(() -> ended.accept(p.exitValue())));
            return Optional.of(word -> tell(process, word));
        } catch (IOException e) {
            LOG.warn("the window program can not be started: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void later(Duration delay, Runnable task) {
        var _ = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tell(Process process, String word) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((word + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            LOG.debug("the window program is on its way out", e);
        }
    }

    /** Closing its standard input ends it. */
    @Override
    public void close() {
        latest.ifPresent(process -> {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                LOG.debug("the window program had gone", e);
            }
        });
    }
}
