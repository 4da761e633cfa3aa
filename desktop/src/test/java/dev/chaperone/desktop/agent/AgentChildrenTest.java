package dev.chaperone.desktop.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.peer.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes. The program's file is what counts, so a copy of a shell under an agent's name is that agent. */
@Timeout(60)
class AgentChildrenTest {

    @TempDir
    Path disk;

    private final AgentChildren children = new AgentChildren(
            new KnownAgents(new ProcessTree(Path.of("/proc"))),
            ProcessHandle.current().info().user().orElseThrow(),
            Duration.ofMillis(200));

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void tearDown() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void whatAnAgentRunsEndsAndTheAgentGoesOn() throws Exception {
        Process agent = start("goose", "sh -c 'echo ready; exec sleep 1000'; echo spared");

        assertThat(children.end("goose")).isEqualTo(1);

        assertThat(agent.inputReader().readLine()).isEqualTo("spared");
        assertThat(agent.waitFor()).isZero();
    }

    @Test
    void aProgramThatDoesNotListenIsMadeToEnd() throws Exception {
        Process agent = start("goose", "(trap '' TERM; exec sh -c 'echo ready; exec sleep 1000'); echo spared");

        children.end("goose");

        assertThat(agent.inputReader().readLine()).isEqualTo("spared");
    }

    @Test
    void programsOfOthersAreSpared() throws Exception {
        Process agent = start("goose", "echo ready; sleep 1000 & wait");

        assertThat(children.end("kiro")).isZero();
        assertThat(agent.children()).hasSize(1);
    }

    /** The person works in the same editor, in a terminal of it for instance. */
    @Test
    void inAnEditorOnlyWhatCarriesTheAgentsMarkEnds() throws Exception {
        start("cursor", "sleep 1000 & CURSOR_AGENT=1 sh -c 'echo ready; exec sleep 1000' & wait");

        assertThat(children.end("cursor")).isEqualTo(1);
    }

    private Process start(String name, String script) throws IOException {
        Path shell =
                Files.copy(Path.of("/bin/sh").toRealPath(), disk.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        Process agent = new ProcessBuilder(shell.toString(), "-c", script).start();
        started.add(agent);
        assertThat(agent.inputReader().readLine()).isEqualTo("ready");
        return agent;
    }
}
