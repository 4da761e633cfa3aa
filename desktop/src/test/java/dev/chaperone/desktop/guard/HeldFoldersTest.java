package dev.chaperone.desktop.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders that open and shut by what the person says, with the kernel, the service and the guard for real. */
@Timeout(180)
class HeldFoldersTest {

    @TempDir
    Path disk;

    private GuardedHome home;

    @BeforeEach
    void setUp() throws IOException {
        home = new GuardedHome(disk);
    }

    @AfterEach
    void tearDown() throws IOException {
        if (home != null) {
            home.close();
        }
    }

    @Test
    void theFolderItWasStartedInIsAskedForAndCanBeChanged() throws Exception {
        String out = home.agent("id -u; pwd; cat a.txt; echo new > made; cat made");

        assertThat(out).contains(GuardedHome.USER + "\n" + home.repository() + "\nanew");
        assertThat(home.asked()).containsExactly("repo");
        assertThat(Files.readString(home.repository().resolve("made"))).isEqualTo("new\n");
    }

    @Test
    void anotherFolderIsReadOnlyAndANoIsNotThere() throws Exception {
        String out =
                home.agent("cat ~/docs/d.txt; echo x > ~/docs/new || echo unchanged; cat ~/secret/s.txt || echo shut");

        assertThat(out).contains("docs-content", "unchanged", "shut").doesNotContain(GuardedHome.SECRET);
        assertThat(home.asked()).containsExactly("repo", "docs", "secret");
    }

    @Test
    void aNeighbourOfTheFolderIsAskedForByItself() throws Exception {
        assertThat(home.agent("ls ~/work; cat ~/work/other/b.txt")).contains("other-content");
        assertThat(home.asked()).containsExactly("repo", "other");
    }

    @Test
    void sixtyAtOnceAreOneQuestion() throws Exception {
        String out = home.agent("for i in $(seq 60); do cat ~/docs/d.txt & done; wait");

        assertThat(out.split("docs-content", -1)).hasSize(61);
        assertThat(Collections.frequency(home.asked(), "docs")).isEqualTo(1);
    }

    @Test
    void credentialsOfTheEnvironmentAreKeptBack() throws Exception {
        assertThat(home.agent("env; echo end"))
                .contains("HOME=" + home.home(), "CHAPERONE_SESSION=run-", "end")
                .doesNotContain("CHAPERONE_HOME", "CHAPERONE_MANAGED");
    }

    @Test
    void onlyAPortThatWasNamedIsReached() throws Exception {
        try (ServerSocket named = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(named));
            Thread.ofVirtual().start(() -> greet(other));
            String look = "bash -c 'cat < /dev/tcp/127.0.0.1/%d' || echo no way; ";

            Process agent = home.start(
                    look.formatted(named.getLocalPort()) + look.formatted(other.getLocalPort()), named.getLocalPort());

            List<String> out = agent.inputReader().lines().toList();
            assertThat(out.stream().filter("hello"::equals)).hasSize(1);
            assertThat(out).last().isEqualTo("no way");
        }
    }

    private static void greet(ServerSocket server) {
        try {
            while (true) {
                try (Socket visitor = server.accept()) {
                    visitor.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    void whatIsTakenBackIsShutWhileTheAgentRuns() throws Exception {
        Process agent = home.start("cat ~/docs/d.txt; touch opened; "
                + "while cat ~/docs/d.txt > /dev/null 2>&1; do sleep 0.1; done; echo shut again");
        waitFor(home.repository().resolve("opened"));

        home.people().call(new PeopleRequest.Stop(false));

        assertThat(agent.inputReader().lines().toList()).last().asString().endsWith("shut again");
    }

    @Test
    void aHardStopEndsTheWholeSession() throws Exception {
        Process agent = home.start("setsid sleep 500 & touch opened; sleep 500; echo survived");
        waitFor(home.repository().resolve("opened"));

        home.people().call(new PeopleRequest.Stop(true));

        assertThat(agent.inputReader().lines().toList()).doesNotContain("survived");
        assertThat(agent.waitFor()).isNotZero();
    }

    @Test
    void withoutAServiceOpenFoldersWorkAndNewOnesStayShut() throws Exception {
        Process agent = home.start("cat ~/docs/d.txt; touch opened; while ! test -e killed; do sleep 0.1; done; "
                + "cat ~/docs/d.txt a.txt; cat ~/work/other/b.txt || echo shut");
        waitFor(home.repository().resolve("opened"));

        home.killService();
        Files.writeString(home.repository().resolve("killed"), "");

        assertThat(String.join("\n", agent.inputReader().lines().toList()))
                .contains("docs-contentdocs-contenta", "shut")
                .doesNotContain("other-content");
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        String before = leftovers();

        for (int i = 0; i < 5; i++) {
            assertThat(home.agent("setsid sleep 500 & cat ~/docs/d.txt")).contains("docs-content");
        }

        for (int i = 0; i < 100 && !leftovers().equals(before); i++) {
            Thread.sleep(100); // the guard ends shortly after its agent
        }
        assertThat(leftovers()).isEqualTo(before);
    }

    /** Mounts, groups and processes that belong to this home. */
    private String leftovers() throws IOException {
        String mounts = String.join(
                "\n",
                Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                        .filter(line -> line.contains(disk.toString()))
                        .toList());
        long processes = ProcessHandle.allProcesses()
                .filter(p -> uid(p) == GuardedHome.USER)
                .count();
        return mounts + processes;
    }

    private static long uid(ProcessHandle process) {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid");
        } catch (IOException _) {
            return -1;
        }
    }

    private static void waitFor(Path file) throws InterruptedException {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            Thread.sleep(100);
        }
    }
}
