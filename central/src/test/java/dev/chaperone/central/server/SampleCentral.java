package dev.chaperone.central.server;

import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A central with a plausible morning in it, for looking at the console: {@code main DIR} fills the folder, prints the
 * console's address and serves until it is stopped. {@code src/test/screenshots.sh} takes the pictures of it.
 */
public final class SampleCentral {

    private static final int DAY = 24 * 60;
    private static final Instant MORNING = Instant.parse("2026-11-23T08:12:04Z");

    private final TestServer server;
    private final List<Step> steps = new ArrayList<>();

    /** Something that happened so many minutes after the first event. */
    private record Step(int minutes, Action action) {}

    private interface Action {
        void run() throws Exception;
    }

    private SampleCentral(TestServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        TestServer server = new TestServer(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        SampleCentral sample = new SampleCentral(server);
        List<String> options = List.of(arguments);
        if (!options.contains("--empty")) {
            sample.ann();
            sample.ben();
        }
        if (!options.contains("--empty") && !options.contains("--plain")) {
            sample.strange();
        }
        sample.play();
        System.out.println("http://127.0.0.1:" + server.port() + "/?token=" + server.consoleToken());
        Thread.currentThread().join();
    }

    private void play() throws Exception {
        steps.sort(Comparator.comparingInt(Step::minutes));
        for (Step step : steps) {
            step.action().run();
        }
    }

    private void ann() throws Exception {
        TestDevice device = server.device("ann-thinkpad").as("ann");
        String project = "/home/ann/src/payments-api";
        send(device, 0, new EventBody.DeviceEnrolled("https://central.example", "k"), TestEvents.started());
        send(
                device,
                3,
                new EventBody.PolicyApplied("7", "sha256:9f2c", "central"),
                new EventBody.AgentConnected("claude-code", "/home/ann/.claude/settings.json"),
                decision("ann", "claude-code", "fs.read", project, "allow", "person"));
        send(
                device,
                DAY + 8,
                decision("ann", "claude-code", "fs.read", project + "/docs", "allow", "grant"),
                new EventBody.PromptSanitised(
                        "d-1", "claude-code", "s-41", 1840, Map.of("secret.aws-access-key", 1, "personal.email", 3)),
                decision("ann", "claude-code", "prompt.send", "", "rewrite", "clean-prompts"));
        send(
                device,
                DAY + 15,
                decision("ann", "claude-code", "exec.run", project, "allow", "grant"),
                decision("ann", "claude-code", "git.push", project, "deny", "no-direct-push"));
        send(
                device,
                DAY + 31,
                decision("ann", "claude-code", "fs.read", "/home/ann/.ssh", "deny", "never-keys"),
                decision("ann", "codex", "fs.write", "/home/ann/src/ledger", "deny", "silence"));
        send(device, DAY + 40, new EventBody.GrantRevoked("g-1", "claude-code", project, "ann", ""));
    }

    private void ben() throws Exception {
        TestDevice device = server.device("ben-macbook").as("ben");
        String work = "/Users/ben/work/design-system";
        send(device, DAY + 2, TestEvents.started());
        steps.add(new Step(DAY + 4, () -> {
            TestDevice.Segment _ = device.segment(TestEvents.started()); // made, and never sent
        }));
        send(
                device,
                DAY + 21,
                decision("ben", "cursor", "fs.read", work, "allow", "person"),
                decision("ben", "cursor", "net.use", "", "deny", "egress-list"),
                new EventBody.PeerRefused("people", 4127, "it descends from an agent"));
        steps.add(new Step(DAY + 44, () -> {
            TestDevice.Segment segment =
                    device.at(at(DAY + 44)).segment(decision("ben", "cursor", "fs.write", work, "allow", "grant"));
            server.put(device, segment);
            server.put(device, device.twinOf(segment, TestEvents.read("/Users/ben/other", "allow")));
        }));
    }

    /** Names that are long, odd or hostile. */
    private void strange() throws Exception {
        TestDevice device = server.device("extraordinarily-long-host-name-given-by-an-asset-management-system"
                        + "-0123456789-abcdefgh.corp.example.com")
                .as("maximiliane.von-und-zu-hohenzollern-sigmaringen@corp.example.com");
        String path = "/srv/" + "a-very-deep-folder/".repeat(9) + "<script>alert(1)</script>";
        send(device, DAY + 46, decision("maximiliane", "gemini-cli", "fs.read", path, "allow", "person"));
    }

    private void send(TestDevice device, int minutes, EventBody... events) {
        steps.add(new Step(minutes, () -> {
            if (server.put(device, device.at(at(minutes)).segment(events)).statusCode() != 200) {
                throw new IOException("the sample could not be stored");
            }
        }));
    }

    /** @param cause {@code person}, {@code grant} or {@code silence}; else the rule that decided */
    private static EventBody decision(
            String user, String agent, String action, String path, String outcome, String cause) {
        boolean rule = !List.of("person", "grant", "silence").contains(cause);
        return TestEvents.decision(user, agent, action, path, outcome, rule ? "rule" : cause, rule ? cause : "");
    }

    private static Instant at(int minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes)).plusMillis(minutes * 7_919L);
    }
}
