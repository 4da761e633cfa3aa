package dev.chaperone.desktop.confirm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks through polkit, by its own client. Exit codes and options as pkcheck(1) says; the action is registered by our
 * package, so a checkout has none.
 */
public final class Polkit implements Confirmation {

    /** Where distributions put polkit's client; nobody else's is run. */
    public static final Path CLIENT = Path.of("/usr/bin/pkcheck");

    private static final Logger LOG = LoggerFactory.getLogger(Polkit.class);
    private static final String ACTION = "dev.chaperone.grant.lasting";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private static final int AUTHORISED = 0;
    private static final int NOT_AUTHORISED = 1;
    private static final int NO_AGENT = 2;
    private static final int DISMISSED = 3;

    private final Path client;

    /** @param client {@link #CLIENT}, or a stand-in in a test */
    public Polkit(Path client) {
        this.client = client;
    }

    @Override
    public Result confirm(Program person, Runnable whileAsking) throws InterruptedException {
        if (!Files.isExecutable(client)) {
            return Result.UNAVAILABLE;
        }
        try {
            return ask(start(person), whileAsking);
        } catch (IOException e) {
            LOG.warn("polkit could not be asked: {}", e.getMessage());
            return Result.UNAVAILABLE;
        }
    }

    private Process start(Program person) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                client.toString(),
                "--action-id",
                ACTION,
                "--process",
                "%d,%d,%d".formatted(person.pid(), person.started(), person.uid()),
                "--allow-user-interaction");
        builder.environment().clear(); // a session's variables could lead to another bus
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Result ask(Process process, Runnable whileAsking) throws InterruptedException {
        try {
            for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(BEAT)) {
                if (process.waitFor(BEAT.toSeconds(), TimeUnit.SECONDS)) {
                    return meaning(process.exitValue());
                }
                whileAsking.run();
            }
            return Result.DECLINED;
        } finally {
            process.destroy();
        }
    }

    private static Result meaning(int exit) {
        return switch (exit) {
            case AUTHORISED -> Result.CONFIRMED;
            case NOT_AUTHORISED, DISMISSED -> Result.DECLINED;
            case NO_AGENT -> Result.NOBODY_ASKS;
            default -> Result.UNAVAILABLE; // no such action, or no polkit running
        };
    }
}
