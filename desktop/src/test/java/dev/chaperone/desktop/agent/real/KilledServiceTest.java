package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, dying as in a crash. */
@Timeout(120)
class KilledServiceTest {

    private static final String POLICY = """
            apiVersion: chaperone/v1
            kind: Policy
            metadata:
              name: killed
              version: 1
            rules: []
            """;

    @TempDir
    Path disk;

    @Test
    void aServiceKilledInMidPromptIsANoAndTheNextOneStarts() throws Exception {
        Path home = Files.createDirectories(disk.resolve("home"));
        Path base = disk.resolve("b");
        LiveService first = LiveService.start(base, home, POLICY);
        Process waiting = hook(base, home);
        first.nextPrompt();

        first.kill();

        denied(waiting);
        denied(hook(base, home));
        first.close();
        assertThat(base.resolve("run/hook.sock")).as("left behind by the crash").exists();
        try (LiveService second = LiveService.start(base, home, POLICY)) {
            Process again = hook(base, home);
            second.answer(second.nextPrompt(), dev.chaperone.model.consent.Answer.ONCE);

            assertThat(new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"allow\"");
        }
    }

    private static Process hook(Path base, Path home) throws IOException {
        Path shim = HookShim.install(PrivateDirectory.open(base.resolve("shim")), base.resolve("run/hook.sock"));
        Process process = new ProcessBuilder(shim.toString(), "claude-code", "PreToolUse").start();
        try (var in = process.getOutputStream()) {
            in.write("""
                    {"session_id":"s","cwd":"%s","hook_event_name":"PreToolUse","tool_name":"Read",\
                    "tool_input":{"file_path":"/data/x"}}""".formatted(home).getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    private static void denied(Process shim) throws IOException, InterruptedException {
        assertThat(new String(shim.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("Chaperone: ");
        assertThat(shim.getInputStream().readAllBytes()).isEmpty();
        assertThat(shim.waitFor()).isEqualTo(2);
    }
}
