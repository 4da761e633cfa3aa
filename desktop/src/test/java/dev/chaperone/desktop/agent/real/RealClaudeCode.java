package dev.chaperone.desktop.agent.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real Claude Code command line, installed from npm once per machine, run headless in a home of its own. */
final class RealClaudeCode {

    static final String VERSION = "2.1.330";

    private static final long RUN_SECONDS = 90;

    private final Path program;

    private RealClaudeCode(Path program) {
        this.program = program;
    }

    /** What a run printed. */
    record Run(int exitCode, String output) {}

    /**
     * Installs the pinned version if it is not there yet; the test is skipped with the reason if that can't be done.
     */
    static RealClaudeCode installed() throws IOException, InterruptedException {
        Path folder = NpmInstall.of("claude-code-" + VERSION, List.of("@anthropic-ai/claude-code@" + VERSION));
        Path program = folder.resolve("node_modules/.bin/claude");
        assumeTrue(Files.exists(program), "Claude Code " + VERSION + " brought no program");
        return new RealClaudeCode(program);
    }

    /** Runs {@code claude -p PROMPT} to its end. */
    Run prompt(Path home, Path workspace, String modelUrl, String prompt, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-p", prompt));
        command.addAll(List.of(more));
        Path output = home.resolve("claude.out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(home, modelUrl));
        Process process = builder.start();
        if (!process.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("claude did not end within %d s".formatted(RUN_SECONDS));
        }
        return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static Map<String, String> environment(Path home, String modelUrl) {
        return Map.of(
                "HOME", home.toString(),
                "PATH", System.getenv("PATH"),
                "TERM", "dumb",
                "ANTHROPIC_BASE_URL", modelUrl,
                "ANTHROPIC_API_KEY", "dummy-key-for-a-fake-server",
                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
                "DISABLE_AUTOUPDATER", "1");
    }
}
