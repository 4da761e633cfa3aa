package dev.chaperone.desktop.agent.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * Real agents from npm, each pinned version installed once per machine. Where that fails the test is skipped with the
 * reason, and whoever asks for the same again is told at once: a registry that does not answer must not cost each test
 * its patience.
 */
public final class NpmInstall {

    private static final long PROBE_SECONDS = 30;
    private static final long INSTALL_MINUTES = 5;
    private static final Map<String, String> FAILED = new ConcurrentHashMap<>();

    private NpmInstall() {}

    /**
     * The folder with {@code node_modules}.
     *
     * @param packages with their versions, the agent's own first
     */
    public static Path of(String name, List<String> packages) throws IOException, InterruptedException {
        Path folder = cache().resolve(name);
        if (!Files.isDirectory(folder)) {
            String reason = FAILED.get(name);
            assumeTrue(reason == null, reason);
            reason = install(folder, packages);
            FAILED.put(name, reason);
            assumeTrue(reason.isEmpty(), reason);
        }
        return folder;
    }

    private static Path cache() throws IOException {
        String own = System.getenv().getOrDefault("CHAPERONE_NPM_CACHE", "");
        Path base = own.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache", "chaperone-tests", "npm")
                : Path.of(own).toAbsolutePath();
        return Files.createDirectories(base);
    }

    /** Into a folder beside first, so that an interrupted installation is never taken for a whole one. */
    private static String install(Path folder, List<String> packages) throws IOException, InterruptedException {
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        FileUtils.deleteDirectory(part.toFile());
        Files.createDirectories(part);
        String unreachable = run(part, PROBE_SECONDS, List.of("view", packages.getFirst(), "version"));
        if (!unreachable.isEmpty()) {
            return unreachable;
        }
        List<String> arguments =
                new ArrayList<>(List.of("install", "--no-fund", "--no-audit", "--prefix", part.toString()));
        arguments.addAll(packages);
        String failure = run(part, TimeUnit.MINUTES.toSeconds(INSTALL_MINUTES), arguments);
        if (failure.isEmpty()) {
            Files.move(part, folder);
        }
        return failure;
    }

    /** @return what went wrong, empty if nothing did */
    private static String run(Path folder, long seconds, List<String> arguments)
            throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        List<String> command = new ArrayList<>(List.of("npm"));
        command.addAll(arguments);
        Process npm;
        try {
            npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            return "npm can't be started: " + e.getMessage();
        }
        if (!npm.waitFor(seconds, TimeUnit.SECONDS)) {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
            return "npm %s did not end within %d s".formatted(arguments.getFirst(), seconds);
        }
        List<String> lines = Files.readAllLines(log);
        return npm.exitValue() == 0
                ? ""
                : "npm %s failed: %s".formatted(arguments.getFirst(), lines.isEmpty() ? "no output" : lines.getLast());
    }
}
