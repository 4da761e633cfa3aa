package dev.chaperone.desktop.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository with a bare remote named origin beside it, worked on with the real git and no configuration of ours. */
public final class GitFolder {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** What a program said and how it ended. */
    public record Ended(int code, String said) {}

    /** In {@code parent/shop}, with {@code parent/shop.git} as its remote and one commit in both. */
    public GitFolder(Path parent) throws IOException {
        folder = Files.createDirectories(parent.resolve("shop")).toRealPath();
        Path home = Files.createDirectories(parent.resolve("git-home"));
        environment.putAll(Map.of(
                "GIT_CONFIG_SYSTEM", home.resolve("system").toString(),
                "GIT_CONFIG_GLOBAL", home.resolve("global").toString(),
                "GIT_TERMINAL_PROMPT", "0"));
        git("init", "-q", "--initial-branch=main");
        git("config", "user.name", "Ann");
        git("config", "user.email", "ann@example.com");
        write("readme", "one\n");
        commit("First");
        git("init", "-q", "--bare", "--initial-branch=main", remote().toString());
        git("remote", "add", "origin", remote().toString());
        git("push", "-q", "-u", "origin", "main");
    }

    public Path folder() {
        return folder;
    }

    public Path remote() {
        return folder.resolveSibling("shop.git");
    }

    /** Variables git is started with. */
    public Map<String, String> environment() {
        return environment;
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

    /** The commit the remote's branch is at. */
    public String remoteId(String branch) throws IOException {
        return git("-C", remote().toString(), "rev-parse", branch);
    }

    /** The output of git, which has to end well. */
    public String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Ended ended = run(Map.of(), command.toArray(String[]::new));
        assertThat(ended.code()).as(command + ": " + ended.said()).isZero();
        return ended.said();
    }

    /** Runs a program in the folder to its end, with more variables. */
    public Ended run(Map<String, String> more, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), said.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
