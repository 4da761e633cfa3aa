package dev.chaperone.desktop.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.model.action.AgentIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is an agent, read from a /proc made by hand. */
class ProcessTreeTest {

    private static final long STARTED = 500;

    @TempDir
    Path proc;

    private ProcessTree tree;
    private KnownAgents agents;

    @BeforeEach
    void setUp() throws IOException {
        tree = new ProcessTree(proc);
        agents = new KnownAgents(tree);
        process(1, 0, "/usr/lib/systemd/systemd", "init", "");
        process(10, 1, "/usr/bin/gnome-terminal", "gnome-terminal", "");
        process(11, 10, "/usr/bin/zsh", "-zsh", "");
    }

    @Test
    void theChainGoesUpToInit() {
        assertThat(tree.ancestry(11))
                .extracting(ProcessTree.Entry::name)
                .containsExactly("zsh", "gnome-terminal", "systemd");
    }

    @Test
    void aNameWithBracketsAndSpacesDoesNotConfuse() throws IOException {
        process(12, 11, "/x/odd) R 1 (name", "odd", "");

        assertThat(tree.ancestry(12)).hasSize(4);
    }

    @Test
    void aLoopEnds() throws IOException {
        process(20, 21, "/a", "a", "");
        process(21, 20, "/b", "b", "");

        assertThat(tree.ancestry(20)).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void theNativeProgramIsAnAgent() throws IOException {
        process(30, 11, "/home/ana/.local/share/claude/versions/2.1.330", "claude", "");
        process(31, 30, "/bin/sh", "sh\0-c\0x", "");

        AgentIdentity identity = agents.identify("claude-code", 31);

        assertThat(identity.version()).isEqualTo("2.1.330");
        assertThat(identity.proof()).isInstanceOfSatisfying(AgentIdentity.Proof.ByProcess.class, p -> {
            assertThat(p.pid()).isEqualTo(30);
            assertThat(p.chain()).containsExactly("zsh", "gnome-terminal", "systemd");
        });
        assertThat(agents.descendsFromAgent(31)).isTrue();
    }

    @Test
    void thePackageUnderNodeIsAnAgent() throws IOException {
        process(30, 11, "/usr/bin/node", "node\0/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js", "");

        assertThat(agents.descendsFromAgent(30)).isTrue();
    }

    @Test
    void aWordInTheArgumentsIsNoAgent() throws IOException {
        process(30, 11, "/usr/bin/vim", "vim\0@anthropic-ai/claude-code/cli.js", "");

        assertThat(agents.descendsFromAgent(30)).isFalse();
        assertThat(agents.identify("claude-code", 30).proof()).isEqualTo(new AgentIdentity.Proof.Claimed());
    }

    @Test
    void aMarkInTheEnvironmentOutlivesTheParent() throws IOException {
        process(40, 1, "/bin/sh", "sh", "PATH=/bin\0CLAUDECODE=1\0");

        assertThat(agents.descendsFromAgent(40)).isTrue();
    }

    /** Between the agent's program and us a shell may have cleaned the environment. */
    @Test
    void aMarkOfAnAncestorCounts() throws IOException {
        process(40, 1, "/bin/sh", "sh", "CLAUDECODE=1\0");
        process(41, 40, "/usr/bin/env", "env\0-i\0chaperone", "");

        assertThat(agents.descendsFromAgent(41)).isTrue();
    }

    @Test
    void aProcessThatCannotBeSeenCountsAsAnAgents() {
        assertThat(agents.descendsFromAgent(4242)).isTrue();
        assertThat(agents.descendsFromAgent(0)).isTrue();
    }

    @Test
    void aPersonsShellIsNoAgent() {
        assertThat(agents.descendsFromAgent(11)).isFalse();
    }

    /** Otherwise a person's program that got the pid of an editor's agent could never answer. */
    @Test
    void anAgentsPidIsNobodysOnceItIsGivenOutAgain() throws IOException {
        process(50, 11, "/usr/bin/cursor", "cursor", "");
        process(51, 50, "/bin/sh", "sh", "");
        assertThat(agents.identify("cursor", 51).proof()).isInstanceOf(AgentIdentity.Proof.ByProcess.class);
        assertThat(agents.descendsFromAgent(51)).isTrue();

        startLater(50, 11, "/usr/bin/vim", 900);

        assertThat(agents.descendsFromAgent(50)).isFalse();
        assertThat(agents.descendsFromAgent(51)).isFalse();
    }

    @Test
    void aPidGivenOutAgainInheritsNoIdentity() throws IOException {
        process(50, 11, "/opt/claude/versions/2.1.330/claude", "claude", "");
        process(51, 50, "/bin/sh", "sh", "");
        agents.identify("claude-code", 51);

        startLater(50, 11, "/usr/bin/vim", 900);

        assertThat(agents.identify("claude-code", 51).proof()).isEqualTo(new AgentIdentity.Proof.Claimed());
    }

    @Test
    void theSamePathUnderAPidGivenOutAgainIsLookedAtAnew() throws IOException {
        process(50, 11, "/usr/bin/node", "node\0/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js", "");
        assertThat(agents.identify("claude-code", 50).proof()).isInstanceOf(AgentIdentity.Proof.ByProcess.class);

        startLater(50, 11, "/usr/bin/node", 900);

        assertThat(agents.identify("claude-code", 50).proof()).isEqualTo(new AgentIdentity.Proof.Claimed());
    }

    @Test
    void anAgentThatTurnsIntoAnotherProgramIsNoLongerProven() throws IOException {
        process(50, 11, "/opt/claude/versions/2.1.330/claude", "claude", "");
        agents.identify("claude-code", 50);

        startLater(50, 11, "/usr/bin/vim", STARTED);

        assertThat(agents.identify("claude-code", 50).proof()).isEqualTo(new AgentIdentity.Proof.Claimed());
        assertThat(agents.descendsFromAgent(50))
                .as("it is still the process that called")
                .isTrue();
    }

    /** What was proven for one agent proves nothing for another. */
    @Test
    void anAgentIsKnownByItsOwnNameOnly() throws IOException {
        process(50, 11, "/opt/claude/versions/2.1.330/claude", "claude", "");
        agents.identify("claude-code", 50);

        assertThat(agents.identify("codex", 50).proof()).isEqualTo(new AgentIdentity.Proof.Claimed());
    }

    @Test
    void anAgentWhoseStartCannotBeReadStaysOne() throws IOException {
        process(50, 11, "/usr/bin/cursor", "cursor", "");
        agents.identify("cursor", 50);
        startLater(50, 11, "/usr/bin/vim", 900);

        Files.writeString(proc.resolve("50/stat"), "50 (vim) S 11");

        assertThat(agents.descendsFromAgent(50)).isTrue();
    }

    @Test
    void aProcessHasEndedWhenItsPidIsGoneOrAnothers() {
        assertThat(tree.hasEnded(11, STARTED)).isFalse();
        assertThat(tree.hasEnded(11, STARTED + 1)).isTrue();
        assertThat(tree.hasEnded(4242, STARTED)).isTrue();
    }

    @Test
    void theRealProcSaysWhenThisProcessStarted() {
        ProcessTree.Entry self =
                new ProcessTree(Path.of("/proc")).entry(ProcessHandle.current().pid());

        assertThat(self.started()).isPositive();
        assertThat(self.name()).isEqualTo("java");
        assertThat(self.parent())
                .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    }

    /** Another process or program under a pid that is already there. */
    private void startLater(long pid, long parent, String exe, long started) throws IOException {
        Files.delete(proc.resolve(pid + "/exe"));
        process(pid, parent, exe, exe, "", started);
    }

    private void process(long pid, long parent, String exe, String command, String environment) throws IOException {
        process(pid, parent, exe, command, environment, STARTED);
    }

    private void process(long pid, long parent, String exe, String command, String environment, long started)
            throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        String name = exe.substring(exe.lastIndexOf('/') + 1);
        Files.writeString(
                folder.resolve("stat"),
                "%d (%s) S %d 1 1 0 -1 4194304 9 0 0 0 1 2 0 0 20 0 1 0 %d 4096 100\n"
                        .formatted(pid, name, parent, started));
        Files.writeString(folder.resolve("cmdline"), command + "\0");
        Files.writeString(folder.resolve("environ"), environment);
        Files.createSymbolicLink(folder.resolve("exe"), Path.of(exe));
    }
}
