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

/** A real agent's command line, installed from npm once per machine, run headless with nothing of ours around it. */
record NpmProgram(Path folder, Path program, List<String> prefix) {

    private static final long RUN_SECONDS = 120;

    /** What a run printed. */
    record Run(int exitCode, String output) {}

    /**
     * Installs the pinned version if it is not there yet; the test is skipped with the reason if that can't be done.
     *
     * @param name of the cache folder
     * @param packages with their versions, the agent's own first
     */
    static NpmProgram installed(String name, String bin, List<String> packages)
            throws IOException, InterruptedException {
        Path folder = NpmInstall.of(name, packages);
        Path program = folder.resolve("node_modules/.bin/" + bin);
        assumeTrue(Files.exists(program), packages + " brought no program " + bin);
        return new NpmProgram(folder, program, List.of());
    }

    NpmProgram after(List<String> words) {
        return new NpmProgram(folder, program, words);
    }

    /** Runs the program to its end, in the workspace, with only these variables in its environment. */
    Run run(Path workspace, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        Path output = Files.createTempFile(workspace.resolveSibling("."), "agent", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(
                    "%s did not end within %d s: %s".formatted(program, RUN_SECONDS, Files.readString(output)));
        }
        return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
