package dev.chaperone.desktop.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TerminalAgentTest {

    @TempDir
    Path folder;

    @Test
    void waitsUntilPolkitKnowsOfItAndEndsWithTheAnswer() throws Exception {
        Path said = folder.resolve("said");
        Path script = Files.writeString(
                folder.resolve("agent"), "#!/bin/sh\necho \"$$ $*\" > " + said + "\nexec 1>&-\nexec sleep 60\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

        ProcessHandle agent;
        try (TerminalAgent _ = TerminalAgent.start(script)) {
            String[] words = Files.readString(said).split(" ", 2);
            agent = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
            assertThat(words[1])
                    .startsWith("--process " + ProcessHandle.current().pid() + " --notify-fd 1");
        }

        assertThat(agent.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void withoutTheProgramNothingHappens() {
        try (TerminalAgent agent = TerminalAgent.start(folder.resolve("absent"))) {
            assertThat(agent).isNotNull();
        }
    }
}
