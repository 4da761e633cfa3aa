package dev.chaperone.desktop.push.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.push.GitFolder;
import dev.chaperone.desktop.push.GitHttp;
import dev.chaperone.desktop.push.PushGuard;
import dev.chaperone.desktop.service.ServiceRig;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A repository, servers that take every push, git led to our hooks in both its files, and the service. */
final class BypassRig implements AutoCloseable {

    private static final String MARK = "CLAUDECODE";

    private final ServiceRig service;
    private final GitFolder work;
    private final GitHttp http;
    private final Sshd ssh;
    private final Bench bench;
    private final Map<String, String> agent;
    private final boolean walled;
    private int rows;

    BypassRig(Path disk, Path modules) throws IOException, InterruptedException {
        service = new ServiceRig(Files.createDirectories(disk.resolve("laptop")));
        work = new GitFolder(disk);
        http = new GitHttp(disk);
        ssh = new Sshd(disk.resolve("ssh"));
        work.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "add",
                "-q",
                work.remote().toString(),
                "part");
        work.write("a", "1\n");
        work.commit("One");
        work.git("remote", "set-url", "origin", http.address("shop.git"));
        Path scripts = Path.of("src/test/resources/dev/chaperone/desktop/push/bypass");
        bench = new Bench(
                http.address("shop.git"),
                ssh.address(work.remote()),
                work.remote().toString(),
                work.folder().toString(),
                scripts.toAbsolutePath().toString(),
                java(),
                modules.toString());
        agent = Map.of(MARK, "1", "PATH", ssh.client() + ":" + System.getenv("PATH"));
        protect(disk.resolve("machine-hooks"));
        walled = work.run(Map.of(), "unshare", "-rn", "true").code() == 0;
    }

    private void protect(Path machine) throws IOException {
        PushGuard.Place person = PushGuard.Place.ofPerson(
                PrivateDirectory.open(service.folders().state()),
                service.folders().hookSocket());
        new PushGuard(person, work.folder(), work.environment()).protect();
        new PushGuard(PushGuard.Place.ofMachine(machine), work.folder(), work.environment()).protect();
    }

    private static String java() {
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(p -> p.matches(".*/(org.eclipse.jgit|JavaEWAH|commons-codec|slf4j-api)-[^/]*\\.jar"))
                .collect(Collectors.joining(":"));
        return System.getProperty("java.home") + "/bin/java -cp " + libraries;
    }

    /** Runs an attempt of an agent in all ways. */
    Row row(Attempt attempt) throws IOException {
        String plain = branch();
        Row.Hook hook = hook("Bash", "command", attempt.filledIn(bench, plain));
        Row.Arrived git = arrives(attempt, plain, "sh", "-c");
        Row.Arrived session = walled ? arrives(attempt, branch(), "unshare", "-rn", "sh", "-c") : Row.Arrived.NOT_RUN;
        return new Row(attempt, hook, git, session);
    }

    /** Only asks, where what would run is not there. */
    Row seen(Attempt attempt, String tool, String field) throws IOException {
        return new Row(
                attempt, hook(tool, field, attempt.line()), Row.Arrived.NOTHING_TO_RUN, Row.Arrived.NOTHING_TO_RUN);
    }

    private String branch() {
        return "x" + ++rows;
    }

    /** In a session of its own, since a no is remembered for one. */
    private Row.Hook hook(String tool, String field, String value) throws IOException {
        String call = service.toolCall(tool, field, value).replace("session-1", "session-" + branch());
        CompletableFuture<String> reply = service.send("PreToolUse", call);
        try {
            Prompt prompt = service.nextPrompt(reply);
            service.people().answer(prompt.id(), Answer.DENY);
            reply.join();
            return Row.Hook.ASKED;
        } catch (IllegalStateException _) {
            String answer = reply.join();
            assertThat(answer).as(value).matches(a -> !a.contains("\"deny\"") || a.contains("Agents do not push"));
            return answer.contains("\"deny\"") ? Row.Hook.REFUSED : Row.Hook.PASSED;
        }
    }

    private Row.Arrived arrives(Attempt attempt, String branch, String... shell) throws IOException {
        Path config = work.folder().resolve(".git/config");
        String before = Files.readString(config);
        String[] command = Arrays.copyOf(shell, shell.length + 1);
        command[shell.length] = attempt.filledIn(bench, branch);
        GitFolder.Ended ended = work.run(agent, command);
        Files.writeString(config, before);
        if (isThere(branch)) {
            return Row.Arrived.YES;
        }
        boolean ours = ended.said().contains("Chaperone: ") || ended.said().contains("hook declined");
        assertThat(ours || shell.length > 2)
                .as("%s was stopped by us: %s", attempt.name(), ended.said())
                .isTrue();
        return Row.Arrived.NO;
    }

    private boolean isThere(String branch) throws IOException {
        return work.run(Map.of(), "git", "-C", bench.file(), "rev-parse", "-q", "--verify", branch)
                                .code()
                        == 0
                || http.requests().contains("PUT /shop.git/upload/" + branch);
    }

    /** Whether a person gets the same line through. */
    boolean personArrives(Attempt attempt) throws IOException {
        String branch = branch();
        work.run(
                Map.of("PATH", ssh.client() + ":" + System.getenv("PATH")),
                "sh",
                "-c",
                attempt.filledIn(bench, branch));
        return isThere(branch);
    }

    ServiceRig service() {
        return service;
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        http.close();
        service.close();
    }
}
