package dev.chaperone.bench.process;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.ServiceUnreachableException;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run --no-tour} in a home of its own: central, service and, with a display, tray. Stopped by closing. */
final class LiveTrial implements AutoCloseable {

    /** Words of a command line that tell a program of the trial. */
    static final String SERVICE = "desktop.Main service";

    static final String CENTRAL = "central.server.Main";
    static final String TRAY = "desktop.Main tray";
    static final String UI = "desktop.Main ui";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 50;

    private final Path base;
    private final Process process;

    private LiveTrial(Path base, Process process) {
        this.base = base;
        this.process = process;
    }

    static LiveTrial start(Checkout checkout, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path base = checkout.freshFolder("live");
        ProcessBuilder builder = new ProcessBuilder(checkout.run("--no-tour", "--port", Integer.toString(freePort())))
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("run.log").toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().putAll(environment);
        builder.environment().put("CHAPERONE_HOME", base.toString());
        builder.environment().put("CHAPERONE_MANAGED", base + "/managed");
        LiveTrial trial = new LiveTrial(base, builder.start());
        try {
            trial.awaitStart();
            return trial;
        } catch (IOException | InterruptedException e) {
            trial.close();
            throw e;
        }
    }

    Path home() {
        return base;
    }

    HookSocket hooks() {
        return new HookSocket(base.resolve("run/hook.sock"));
    }

    Path shim() throws IOException {
        return HookShim.install(PrivateDirectory.open(base.resolve("shim")), hooks().path());
    }

    /** The body of a hook call that reads a file of the workspace. */
    String readBody() {
        return readBody("workspace");
    }

    /** The body of a hook call that reads a file of a folder beside it. */
    String readBody(String folder) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("session_id", "bench-session")
                .put("transcript_path", base + "/transcript.jsonl")
                .put("cwd", workspace().toString())
                .put("permission_mode", "default")
                .put("hook_event_name", "PreToolUse")
                .put("tool_name", "Read")
                .put("tool_use_id", "toolu_bench");
        body.putObject("tool_input")
                .put("file_path", base.resolve(folder).resolve("README.md").toString());
        return body.toString();
    }

    /** Asks once and answers as the person would, so that every later read of the workspace is covered. */
    void grantWorkspace() throws IOException {
        Files.createDirectories(workspace().resolve(".git"));
        Files.writeString(workspace().resolve("README.md"), "Nothing to see.\n");
        PeopleClient people = people();
        try (ConsentDesk.Watch _ = people.watch(event -> answer(people, event))) {
            String answer = hooks().ask("PreToolUse", readBody());
            if (!HookSocket.isAllow(answer)) {
                throw new IOException("the workspace could not be granted: " + answer.replace('\n', ' '));
            }
        }
    }

    /** A program of this trial by a word of its command line; empty if it is not running. */
    Optional<ProcessHandle> program(String word) {
        return process.descendants()
                .filter(p -> ProcFiles.commandLine(p.pid()).contains(word))
                .findFirst();
    }

    /** Has model traffic of Claude Code sent to a server, and says where it comes in. */
    URI openGateway(String server) throws IOException, InterruptedException {
        Files.writeString(base.resolve("config/policy.yaml"), """
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: bench, version: 1}
                settings:
                  ModelServers: ["anthropic=%s"]
                """.formatted(server));
        long end = System.nanoTime() + START.toNanos();
        while (!(people().call(new PeopleRequest.GatewayState()) instanceof PeopleReply.Gateway gateway
                && gateway.servers().containsValue(server))) {
            if (System.nanoTime() > end) {
                throw new IOException("the policy with the model's server was not taken");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        if (people().call(new PeopleRequest.OpenGateway("claude-code"))
                instanceof PeopleReply.GatewayAddress(var url)) {
            return URI.create(url);
        }
        throw new IOException("the gateway gave no address");
    }

    PeopleClient people() {
        return new PeopleClient(base.resolve("run/people.sock"));
    }

    private Path workspace() {
        return base.resolve("workspace");
    }

    private static void answer(PeopleClient people, PromptEvent event) {
        if (event instanceof PromptEvent.Pending(var prompt)) {
            Thread.ofVirtual().start(() -> {
                try {
                    people.answer(prompt.id(), Answer.FOLDER);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isUp()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                List<String> lines = Files.readAllLines(base.resolve("run.log"));
                throw new IOException(
                        "./run did not start: " + (lines.isEmpty() ? "it said nothing" : lines.getLast()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isUp() throws IOException {
        try {
            people().call(new PeopleRequest.Status());
            return Files.exists(hooks().path());
        } catch (ServiceUnreachableException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(STOP.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
