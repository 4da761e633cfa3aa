package dev.chaperone.desktop.agent.real;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.GatewayAddress;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.roster.Roster;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Our service as a process of its own, as people run it, with a person who answers. */
final class LiveService implements AutoCloseable {

    private static final long READY_SECONDS = 90;
    private static final long LOOK_MILLIS = 100;
    private static final long STOP_SECONDS = 10;

    private final Path base;
    private final Process process;
    private final BlockingQueue<Prompt> prompts = new LinkedBlockingQueue<>();
    private ConsentDesk.Watch watch = () -> {};

    private LiveService(Path base, Process process) {
        this.base = base;
        this.process = process;
    }

    /** @param policy text of the person's policy file */
    static LiveService start(Path base, Path home, String policy) throws IOException, InterruptedException {
        Files.createDirectories(base.resolve("config"));
        Files.writeString(base.resolve("config/policy.yaml"), policy);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chaperone.desktop.Main",
                "service",
                "--exit-with-parent"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(base.resolve("service.log").toFile());
        builder.environment().putAll(Map.of("CHAPERONE_HOME", base.toString(), "CHAPERONE_MANAGED", base + "/managed"));
        Process process = builder.start();
        String line = process.inputReader().readLine();
        if (line == null || !line.equals("service ready")) {
            throw new IOException("the service did not start: " + Files.readString(base.resolve("service.log")));
        }
        LiveService service = new LiveService(base, process);
        service.watch = service.client().watch(event -> {
            if (event instanceof PromptEvent.Pending(var prompt)) {
                service.prompts.add(prompt);
            }
        });
        return service;
    }

    /** Connects an agent in {@code home} as the command line does. */
    void connect(String agent, Path home) throws IOException {
        PrivateDirectory memory = PrivateDirectory.open(base.resolve("state")).child("agents");
        Path shim = HookShim.install(memory, hookSocket());
        Roster.named(agent)
                .orElseThrow()
                .connection(new Place(home, Map.of(), memory, shim))
                .connect();
    }

    /** Gives a program that has no hooks an address for its model traffic. */
    String openGateway(String program) throws IOException {
        if (client().call(new PeopleRequest.OpenGateway(program)) instanceof PeopleReply.GatewayAddress(var url)) {
            return url;
        }
        throw new IOException("the gateway gave no address");
    }

    /** The same, with its model traffic through the gateway. */
    void connectThroughGateway(String agent, Home person) throws IOException {
        PrivateDirectory memory = PrivateDirectory.open(base.resolve("state")).child("agents");
        Path shim = HookShim.install(memory, hookSocket());
        if (client().call(new PeopleRequest.OpenGateway(agent)) instanceof PeopleReply.GatewayAddress(var url)) {
            Place place = new Place(person.folder(), person.environment(), memory, shim);
            Roster.named(agent)
                    .orElseThrow()
                    .connection(place.through(new GatewayAddress(url)))
                    .connect();
        }
    }

    /** Where the person's settings are. */
    record Home(Path folder, Map<String, String> environment) {}

    /** Takes the person's hooks out again. */
    void disconnect(String agent, Path home) throws IOException {
        PrivateDirectory memory = PrivateDirectory.open(base.resolve("state")).child("agents");
        Roster.named(agent)
                .orElseThrow()
                .connection(new Place(home, Map.of(), memory, shim()))
                .disconnect();
    }

    /** The hook program the agents were connected with. */
    Path shim() {
        return base.resolve("state/agents/chaperone-hook");
    }

    Path hookSocket() {
        return base.resolve("run/hook.sock");
    }

    /** Waits for the next question. */
    Prompt nextPrompt() throws InterruptedException {
        Prompt prompt = prompts.poll(READY_SECONDS, TimeUnit.SECONDS);
        if (prompt == null) {
            throw new IllegalStateException("nothing was asked");
        }
        return prompt;
    }

    /** Answers every question until {@code end}, and says which folders were asked for. */
    List<String> answerAll(Answer answer, CompletableFuture<?> end) throws IOException, InterruptedException {
        List<String> folders = new ArrayList<>();
        while (!end.isDone()) {
            Prompt prompt = prompts.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (prompt != null) {
                folders.add(prompt.folder().value());
                answer(prompt, answer);
            }
        }
        return folders;
    }

    void answer(Prompt prompt, Answer answer) throws IOException {
        client().answer(prompt.id(), answer);
    }

    /** Dies as in a crash. */
    void kill() {
        process.destroyForcibly();
    }

    List<JsonNode> decisions() throws IOException {
        if (client().call(new PeopleRequest.Recent(100)) instanceof PeopleReply.Events(var events)) {
            return events.stream()
                    .map(e -> e.path("body"))
                    .filter(b -> b.path("type").asString("").equals("decision"))
                    .toList();
        }
        return List.of();
    }

    private PeopleClient client() {
        return new PeopleClient(base.resolve("run/people.sock"));
    }

    @Override
    public void close() throws IOException {
        watch.close();
        process.getOutputStream().close();
        process.onExit()
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
