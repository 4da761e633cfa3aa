package dev.chaperone.desktop.guard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A person's home with a service as a process of its own and a person who answers: no to what is called secret, nothing
 * to what is called silent, else for this session. Agents run as a user that nobody else on the machine is.
 */
final class GuardedHome implements AutoCloseable {

    static final String SECRET = "TOP-SECRET-CONTENT";
    static final int USER = 61_234;

    private static final long PATIENCE_SECONDS = 120;

    private final Path base;
    private final Process service;
    private final Collection<String> asked = new ConcurrentLinkedQueue<>();
    private final ConsentDesk.Watch watch;

    GuardedHome(Path disk) throws IOException {
        Enforcement enforcement = Probe.look();
        assumeTrue(enforcement.complete(), () -> "this machine can not hold agents: " + enforcement.findings());
        base = disk.toRealPath();
        for (String folder : List.of("work/repo", "work/other", "secret", "silent", "docs")) {
            Files.createDirectories(home().resolve(folder));
        }
        repository("git", "init", "-q", repository().toString());
        Files.writeString(home().resolve("work/repo/a.txt"), "a");
        Files.writeString(home().resolve("work/other/b.txt"), "other-content");
        Files.writeString(home().resolve("docs/d.txt"), "docs-content");
        Files.writeString(home().resolve("secret/s.txt"), SECRET);
        Files.writeString(home().resolve("top-file"), SECRET);
        own(home());
        service = new ProcessBuilder(command("service", "--exit-with-parent"))
                .redirectError(base.resolve("service.log").toFile())
                .start();
        String line = service.inputReader().readLine();
        if (!"service ready".equals(line)) {
            throw new IOException("no service: " + Files.readString(base.resolve("service.log")));
        }
        watch = people().watch(event -> {
            if (event instanceof PromptEvent.Pending(var prompt)) {
                answer(prompt);
            }
        });
    }

    Path home() {
        return base.resolve("home");
    }

    Path repository() {
        return home().resolve("work/repo");
    }

    PeopleClient people() {
        return new PeopleClient(base.resolve("ch/run/people.sock"));
    }

    /** The names of the folders that somebody was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Dies as in a crash. */
    void killService() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    /** What a script printed that ran as an agent, started in the repository. */
    String agent(String script) throws IOException, InterruptedException {
        Process agent = start(script);
        String out = new String(agent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        agent.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return out;
    }

    Process start(String script) throws IOException {
        return start(script, 9);
    }

    /** @param port of this machine that the agent may reach */
    Process start(String script, int port) throws IOException {
        return new ProcessBuilder(command(
                        "run",
                        "--reach",
                        Integer.toString(port),
                        "--user",
                        Integer.toString(USER),
                        "--agent",
                        "claude-code",
                        "--",
                        "/bin/sh",
                        "-c",
                        script))
                .directory(repository().toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** A program of the same user outside, with a secret in its environment and standing in the secret folder. */
    Process victim() throws IOException {
        String user = Integer.toString(USER);
        return new ProcessBuilder(
                        "setpriv",
                        "--reuid",
                        user,
                        "--regid",
                        user,
                        "--clear-groups",
                        "env",
                        "KEY=" + SECRET,
                        "sleep",
                        "300")
                .directory(home().resolve("secret").toFile())
                .start();
    }

    private static void repository(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("no repository could be made");
        }
    }

    private void answer(Prompt prompt) {
        asked.add(prompt.folder().name());
        if (prompt.folder().name().equals("silent")) {
            return;
        }
        Answer answer = prompt.folder().name().equals("secret") ? Answer.DENY : Answer.SESSION;
        Thread.ofVirtual().start(() -> {
            try {
                people().answer(prompt.id(), answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "CHAPERONE_HOME=" + base.resolve("ch")));
        command.add("CHAPERONE_MANAGED=" + base.resolve("managed"));
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chaperone.desktop.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void own(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                for (Map.Entry<String, Object> id : Map.<String, Object>of("unix:uid", USER, "unix:gid", USER)
                        .entrySet()) {
                    Files.setAttribute(path, id.getKey(), id.getValue());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        service.getOutputStream().close();
        service.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> service.destroyForcibly())
                .join();
    }
}
