package dev.chaperone.desktop.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.push.GitFolder.Ended;
import dev.chaperone.desktop.service.ServiceRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Git's own layer with the real git, a real server and the real service. */
@Timeout(120)
class PushGuardTest {

    private static final Map<String, String> AGENT = Map.of("CLAUDECODE", "1");
    private static final Map<String, String> PERSON = Map.of();

    @TempDir
    Path disk;

    private ServiceRig service;
    private GitFolder work;
    private PushGuard guard;

    @BeforeEach
    void start() throws IOException {
        service = new ServiceRig(Files.createDirectories(disk.resolve("laptop")));
        work = new GitFolder(disk);
        guard = new PushGuard(
                PushGuard.Place.ofPerson(
                        PrivateDirectory.open(service.folders().state()),
                        service.folders().hookSocket()),
                work.folder(),
                work.environment());
        guard.protect();
        work.write("a", "1\n");
        work.commit("One");
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void anAgentsPushOverHttpIsRefusedWithTheWayOutAndNoObjectArrives() throws IOException {
        try (GitHttp server = new GitHttp(disk)) {
            work.git("remote", "set-url", "origin", server.address("shop.git"));
            String before = objects();

            Ended push = push(AGENT);

            assertThat(push.code()).isNotZero();
            assertThat(push.said()).contains("Chaperone: Agents do not push", "chaperone submit");
            assertThat(objects()).isEqualTo(before);
            assertThat(server.requests()).noneMatch(r -> r.startsWith("POST"));
            assertThat(service.decisions().getFirst().path("surface").asString())
                    .isEqualTo("git/pre-push");
            assertThat(push(PERSON).said()).doesNotContain("haperone");
            assertThat(work.remoteId("main")).isEqualTo(work.id("HEAD"));
            assertThat(work.run(AGENT, "git", "fetch", "-q").code()).isZero();
            assertThat(work.run(AGENT, "git", "pull", "-q").code()).isZero();
            assertThat(work.run(AGENT, "git", "clone", "-q", server.address("shop.git"), "../copy")
                            .code())
                    .isZero();
        }
    }

    @Test
    void nobodyIsAskedAboutAPersonsPush() throws IOException {
        assertThat(push(PERSON)).isEqualTo(new Ended(0, ""));
        assertThat(service.decisions()).isEmpty();
    }

    @Test
    void theRepositorysOwnHooksStillRunAndGetWhatGitGives() throws IOException {
        ownHook(".git/hooks/pre-push", "read line; echo own $1 $line >> seen; exit 0");
        ownHook(".git/hooks/pre-commit", "echo pre-commit >> seen");
        ownHook(".git/hooks/commit-msg", "grep -q Bad \"$1\" && exit 1; exit 0");
        ownHook(".git/hooks/post-checkout", "echo post-checkout $3 >> seen");

        work.git("commit", "-q", "--allow-empty", "-m", "Two");
        Ended bad = work.run(PERSON, "git", "commit", "-q", "--allow-empty", "-m", "Bad");
        work.git("checkout", "-q", "-b", "topic");
        Ended push = work.run(PERSON, "git", "push", "-q", "origin", "topic");

        assertThat(bad.code()).isNotZero();
        assertThat(push.code()).as(push.said()).isZero();
        assertThat(Files.readString(work.folder().resolve("seen")))
                .contains("pre-commit\n", "post-checkout 1\n", "own origin refs/heads/topic " + work.id("HEAD"));
        ownHook(".git/hooks/pre-push", "echo no; exit 1");
        assertThat(push(PERSON).code()).isNotZero();
    }

    @Test
    void worktreesAndSubmodulesAreCoveredAndKeepTheirHooks() throws IOException {
        ownHook(".git/hooks/pre-push", "echo main-hook");
        work.git("worktree", "add", "-q", "../tree");
        work.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "add",
                "-q",
                work.remote().toString(),
                "part");
        ownHook(".git/modules/part/hooks/pre-push", "echo part-hook");

        Ended tree = work.run(PERSON, "git", "-C", "../tree", "push", "origin", "tree");
        Ended part = work.run(PERSON, "git", "-C", "part", "push", "origin", "HEAD:refs/heads/x");

        assertThat(tree.said()).contains("main-hook");
        assertThat(part.said()).contains("part-hook");
        assertThat(work.run(AGENT, "git", "-C", "../tree", "push", "origin", "tree:y")
                        .said())
                .contains("Agents do not push");
        assertThat(work.run(AGENT, "git", "-C", "part", "push", "origin", "HEAD:refs/heads/y")
                        .said())
                .contains("Agents do not push");
    }

    @Test
    void aRepositoryWithHooksOfItsOwnKeepsThemAndIsReportedAsOpen() throws IOException {
        ownHook(".husky/pre-push", "echo husky");
        work.git("config", "core.hooksPath", ".husky");

        assertThat(push(PERSON).said()).contains("husky");
        assertThat(guard.standing()).isInstanceOfSatisfying(PushGuard.Standing.Overridden.class, o -> {
            assertThat(o.hooks()).isEqualTo(".husky");
            assertThat(o.origin()).contains(".git/config");
        });
    }

    @Test
    void hooksThatWereConfiguredBeforeGoOnAndComeBack() throws IOException {
        guard.unprotect();
        assertThat(guard.standing()).isInstanceOf(PushGuard.Standing.Off.class);
        Path before = disk.resolve("before");
        Files.createDirectories(before);
        hook(before.resolve("pre-push"), "echo before");
        work.git("config", "--global", "core.hooksPath", before.toString());

        assertThat(guard.protect()).contains(before.toString());
        assertThat(guard.protect()).contains(before.toString());

        assertThat(guard.standing()).isInstanceOf(PushGuard.Standing.Protected.class);
        assertThat(push(PERSON).said()).contains("before");
        assertThat(push(AGENT).said()).contains("Agents do not push").doesNotContain("before\n");
        assertThat(guard.unprotect()).isTrue();
        assertThat(work.git("config", "--global", "core.hooksPath")).isEqualTo(before.toString());
        assertThat(guard.unprotect()).isFalse();
    }

    @Test
    void withoutTheServiceAPersonPushesAndAKnownAgentDoesNot() throws IOException {
        service.close();
        Path codex = disk.resolve("codex");
        hook(codex, "git push -q origin HEAD:by-name; exit $?");

        Ended marked = push(AGENT);
        Ended named = work.run(PERSON, codex.toString());
        Ended person = push(PERSON);

        assertThat(marked.said()).contains("the service does not run to decide", "chaperone submit");
        assertThat(marked.code()).isNotZero();
        assertThat(named.said()).contains("the service does not run to decide");
        assertThat(named.code()).isNotZero();
        assertThat(person).isEqualTo(new Ended(0, ""));
        service = new ServiceRig(disk.resolve("laptop"));
    }

    @Test
    void aServiceThatAnswersHalfIsNoYesForAnAgent() throws IOException {
        service.close();
        try (var socket = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            socket.bind(java.net.UnixDomainSocketAddress.of(service.folders().hookSocket()));
            Thread.ofVirtual().start(() -> answerAll(socket));

            assertThat(push(AGENT).code()).isNotZero();
            assertThat(push(PERSON).code()).isZero();
        }
        Files.delete(service.folders().hookSocket());
        service = new ServiceRig(disk.resolve("laptop"));
    }

    /** Prints how much longer a person's push takes; docs/push.md has the number. */
    @Test
    void aPersonsPushIsHardlySlower() throws IOException {
        try (GitHttp server = new GitHttp(disk)) {
            work.git("remote", "set-url", "origin", server.address("shop.git"));
            List<Long> with = new ArrayList<>();
            List<Long> without = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                guard.protect();
                with.add(time());
                guard.unprotect();
                without.add(time());
            }

            System.out.printf(
                    "a person's push to a server: %.1f ms with the hook, %.1f ms without (medians of 25)%n",
                    median(with), median(without));
        }
        assertThat(service.decisions()).isEmpty();
    }

    private long time() throws IOException {
        work.commit("Again");
        long start = System.nanoTime();
        assertThat(push(PERSON).code()).isZero();
        return System.nanoTime() - start;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElse(0L) / 1e6;
    }

    private static void answerAll(java.nio.channels.ServerSocketChannel socket) {
        try {
            while (true) {
                try (var channel = socket.accept()) {
                    channel.write(java.nio.ByteBuffer.wrap(
                            "CHAPERONE/1 0 out\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    private Ended push(Map<String, String> who) throws IOException {
        return work.run(who, "git", "push", "-q", "origin", "HEAD");
    }

    private String objects() throws IOException {
        try (Stream<Path> files = Files.walk(work.remote().resolve("objects"))) {
            return String.join("\n", files.map(Path::toString).sorted().toList());
        }
    }

    private void ownHook(String name, String script) throws IOException {
        hook(work.folder().resolve(name), script);
    }

    private static void hook(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
