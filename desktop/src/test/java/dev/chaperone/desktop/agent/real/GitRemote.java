package dev.chaperone.desktop.agent.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real bare repository, and a work tree that is one commit ahead of it. */
record GitRemote(Path workTree, Path bare) {

    static GitRemote create(Path workTree, Path bare) throws IOException, InterruptedException {
        GitRemote remote = new GitRemote(workTree, bare);
        remote.git("init", "-q", "--bare", "-b", "main", bare.toString());
        remote.git("init", "-q", "-b", "main", ".");
        remote.git("remote", "add", "origin", bare.toString());
        Files.writeString(workTree.resolve("a.txt"), "a");
        remote.git("add", "a.txt");
        remote.git("commit", "-q", "-m", "First");
        remote.git("push", "-q", "origin", "main");
        remote.git("commit", "-q", "--allow-empty", "-m", "Second");
        return remote;
    }

    String head() throws IOException, InterruptedException {
        return git("--git-dir", bare.toString(), "rev-parse", "main").strip();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(workTree.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("git failed: " + output);
        }
        return output;
    }
}
