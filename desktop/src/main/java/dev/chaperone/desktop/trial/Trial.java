package dev.chaperone.desktop.trial;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.service.StateFolders;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Everything on one machine, until stopped. */
public final class Trial implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final Options options;
    private final StateFolders folders;
    private final Programs programs;
    private final Stage stage;
    private final Deque<ChildProcess> children = new ArrayDeque<>();

    /** Those without which there is nothing to stay for. */
    private final List<ChildProcess> needed = new ArrayList<>();

    /**
     * How the trial is to go.
     *
     * @param answer what a script answers to the tour's questions
     * @param tour whether there is one
     * @param stay whether to go on after it
     * @param display whether windows can be shown
     * @param lines what the person types, if there is a terminal
     */
    public record Options(
            Optional<Answer> answer,
            boolean tour,
            boolean stay,
            int port,
            boolean display,
            Optional<BlockingQueue<String>> lines) {}

    public Trial(Options options, StateFolders folders, java.io.PrintStream out) throws TrialException {
        this.options = options;
        this.folders = folders;
        this.programs = Programs.ofThisProcess();
        this.stage = new Stage(out);
    }

    /**
     * Runs until the tour is over or, if asked to stay, until central or the service ends or this thread is
     * interrupted.
     */
    public void run(Function<JsonNode, String> eventLine) throws IOException, InterruptedException {
        stage.say("starting");
        Files.createDirectories(folders.state());
        String central = startCentral();
        start("service", programs.service(central, centralData().resolve("enrol-secret")));
        if (options.display()) {
            startQuietly("tray", programs.tray());
        }
        greet(central);
        PeopleClient client = new PeopleClient(folders.peopleSocket());
        Responder responder = new Responder(client, stage, options);
        try (ConsentDesk.Watch _ = responder.start()) {
            if (options.tour()) {
                new Tour(stage, client, shim(), eventLine).give();
            }
            if (options.stay()) {
                stage.say("tour.stay");
                awaitAnyEnd();
            }
        }
    }

    private String startCentral() throws IOException, InterruptedException {
        String ready = start("central", programs.central(centralData(), options.port()));
        return ready.substring(ready.lastIndexOf(' ') + 1);
    }

    private Path shim() throws IOException {
        return HookShim.install(PrivateDirectory.open(folders.state()).child("agents"), folders.hookSocket());
    }

    private Path centralData() {
        return folders.state().resolveSibling("chaperone-central");
    }

    private String start(String name, List<String> command) throws IOException, InterruptedException {
        ChildProcess child = ChildProcess.start(name, command, folders.state().resolve(name + ".log"));
        children.push(child);
        needed.add(child);
        return child.awaitReady(START_PATIENCE);
    }

    /** A tray that does not come up costs the icon, not the protection. */
    private void startQuietly(String name, List<String> command) throws IOException {
        children.push(ChildProcess.start(name, command, folders.state().resolve(name + ".log")));
    }

    private void greet(String central) throws IOException {
        Path token = centralData().resolve("console-token");
        String console = Files.exists(token)
                ? central + "/?token=" + Files.readString(token).strip()
                : central + "/";
        stage.say("started");
        stage.say("console", console);
        stage.say("connect");
        stage.say("commands");
        stage.say(options.display() ? "tray.display" : "tray.none");
        stage.say("stop");
    }

    private void awaitAnyEnd() throws InterruptedException {
        CompletableFuture<?>[] ends = needed.stream().map(ChildProcess::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.anyOf(ends).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("waiting for a program failed", e);
        }
    }

    /** Stops what was started, the newest first, so that the service can still hand its last events to central. */
    @Override
    public void close() {
        while (!children.isEmpty()) {
            children.pop().close();
        }
    }
}
