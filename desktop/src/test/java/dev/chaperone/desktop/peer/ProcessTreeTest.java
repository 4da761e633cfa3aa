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

    private void process(long pid, long parent, String exe, String command, String environment) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        String name = exe.substring(exe.lastIndexOf('/') + 1);
        Files.writeString(folder.resolve("stat"), "%d (%s) S %d 1 1".formatted(pid, name, parent));
        Files.writeString(folder.resolve("cmdline"), command + "\0");
        Files.writeString(folder.resolve("environ"), environment);
        Files.createSymbolicLink(folder.resolve("exe"), Path.of(exe));
    }
}
