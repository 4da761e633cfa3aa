package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person's repository with a first commit, worked on with the real git. */
public final class Workbench {

    private final Path folder;

    public Workbench(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        git("init", "-q", "--initial-branch=main");
        git("config", "user.name", "Ann");
        git("config", "user.email", "ann@example.com");
        git("config", "commit.gpgSign", "false");
        write("readme", "one\n");
        commit("First");
    }

    public Path folder() {
        return folder;
    }

    public void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Commits all there is. */
    public void commit(String message) throws IOException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
    }

    public String id(String name) throws IOException {
        return git("rev-parse", name);
    }

    /** What is in {@code to} and not in {@code from}, as a bundle. */
    public byte[] bundle(String from, String to) throws IOException {
        Path file = Files.createTempFile("change", ".bundle");
        git("bundle", "create", "-q", file.toString(), from + ".." + to);
        byte[] bundle = Files.readAllBytes(file);
        Files.delete(file);
        return bundle;
    }

    /** The output of git, which has to end well. */
    public String git(String... arguments) throws IOException {
        return git(folder, arguments);
    }

    public static String git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(command + ": " + said).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said.strip();
    }
}
