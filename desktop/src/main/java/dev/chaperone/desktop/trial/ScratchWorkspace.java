package dev.chaperone.desktop.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.io.FileUtils;

/** A throw-away folder with a real repository, its bare remote, and a folder nobody shared. Deleted on close. */
final class ScratchWorkspace implements AutoCloseable {

    private final Path base;

    private ScratchWorkspace(Path base) {
        this.base = base;
    }

    static ScratchWorkspace create() throws IOException, InterruptedException {
        ScratchWorkspace scratch = new ScratchWorkspace(shortTempFolder());
        Files.createDirectories(scratch.repository());
        Files.createDirectories(scratch.base.resolve("contracts"));
        Files.writeString(scratch.document(), "Northwind renews for 36 months at 12,400 a month.\n");
        Files.writeString(scratch.base.resolve("contracts/.env"), "EXAMPLE=not a real value\n");
        scratch.git("init", "-q", "--bare", "-b", "main", "../remote.git");
        scratch.git("init", "-q", "-b", "main", ".");
        scratch.git("remote", "add", "origin", "../remote.git");
        Files.writeString(scratch.repository().resolve("README"), "A scratch repository.\n");
        scratch.git("add", "README");
        scratch.git("commit", "-q", "-m", "First");
        scratch.git("push", "-q", "origin", "main");
        scratch.git("commit", "-q", "--allow-empty", "-m", "Work of the agent");
        return scratch;
    }

    /** As private as a temporary folder of the JDK, but with a name that fits into a line of the tour. */
    private static Path shortTempFolder() throws IOException {
        String name = "tour-%06x".formatted(new SecureRandom().nextInt(1 << 24));
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        return Files.createDirectory(
                parent.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path repository() {
        return base.resolve("app");
    }

    Path document() {
        return base.resolve("contracts/northwind.txt");
    }

    Path base() {
        return base;
    }

    /** Puts the scripted agent's program here. */
    Path agentScript() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ScratchWorkspace.class.getResourceAsStream("/dev/chaperone/desktop/trial/agent.sh"))) {
            return Files.write(base.resolve("agent.sh"), in.readAllBytes());
        }
    }

    /** The commit the remote's main branch stands at, short. */
    String remoteHead() throws IOException, InterruptedException {
        return git("--git-dir", "../remote.git", "rev-parse", "--short", "main").strip();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Tour",
                "-c",
                "user.email=tour@localhost",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "core.hooksPath=/dev/null"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new TrialException(Texts.get("git.failed", output.strip()));
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(base.toFile());
    }
}
