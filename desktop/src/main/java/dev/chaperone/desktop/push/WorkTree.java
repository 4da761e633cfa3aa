package dev.chaperone.desktop.push;

import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repository somebody stands in, read with their own git in their own process: the service never runs git where an
 * agent can configure it.
 */
public final class WorkTree {

    private static final int MOST_ERRORS = 8 * 1024;

    private final Path folder;

    private WorkTree(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException in one plain line, if there is no work tree around {@code folder} */
    public static WorkTree around(Path folder) throws IOException {
        Optional<String> top = new WorkTree(folder.toAbsolutePath()).tryLine("rev-parse", "--show-toplevel");
        return new WorkTree(Path.of(top.orElseThrow(
                () -> new IOException("this is no work tree of git; change into the repository first"))));
    }

    public Path folder() {
        return folder;
    }

    /** Whether there are changes that are in no commit. */
    public boolean isDirty() throws IOException {
        return !line("status", "--porcelain").isEmpty();
    }

    /**
     * The commits that are ahead of the branch they should land in.
     *
     * @param to that branch; empty for the remote's usual one
     * @param repository its name at central; empty for the remote's
     * @throws IOException in one plain line that says what is missing
     */
    public HandIn ahead(String to, String repository, String message) throws IOException {
        String remote = remote();
        String branch = to.isEmpty() ? usualBranch(remote) : to;
        String head = line("rev-parse", "--verify", "HEAD^{commit}");
        String base = tryLine("merge-base", head, target(remote, branch))
                .orElseThrow(() -> new IOException("HEAD and %s have no commit in common".formatted(branch)));
        if (base.equals(head)) {
            throw new IOException(
                    "there is nothing to hand in, HEAD is in %s already; commit the work first".formatted(branch));
        }
        String name = repository.isEmpty() ? repositoryName(remote) : repository;
        return new HandIn(
                folder.toString(),
                new Submission.Target(name, branch),
                base,
                head,
                line("rev-parse", head + "^{tree}"),
                message);
    }

    /** @throws IOException in one plain line, if it is larger than is taken */
    public byte[] bundle(HandIn work) throws IOException {
        Path file = Files.createTempFile("chaperone", ".bundle");
        try {
            line("bundle", "create", "-q", file.toString(), work.base() + "..HEAD");
            long size = Files.size(file);
            if (size > HandIn.MAX_BUNDLE) {
                throw new IOException("the commits are %d bytes packed, the limit is %d; hand them in in parts"
                        .formatted(size, HandIn.MAX_BUNDLE));
            }
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String remote() throws IOException {
        Optional<String> ofBranch = tryLine("symbolic-ref", "--short", "-q", "HEAD")
                .flatMap(b -> tryQuietly("config", "branch." + b + ".remote"));
        return ofBranch.or(() -> tryQuietly("remote").flatMap(r -> r.lines().findFirst()))
                .orElse("");
    }

    private String usualBranch(String remote) throws IOException {
        Optional<String> head = tryLine("symbolic-ref", "--short", "-q", "refs/remotes/" + remote + "/HEAD");
        if (head.isPresent()) {
            return head.get().substring(remote.length() + 1);
        }
        for (String usual : List.of("main", "master")) {
            if (tryLine("rev-parse", "--verify", "-q", "refs/remotes/" + remote + "/" + usual)
                    .isPresent()) {
                return usual;
            }
        }
        throw new IOException("it is not clear where this should land; name the branch with --to");
    }

    private String target(String remote, String branch) throws IOException {
        for (String ref : List.of("refs/remotes/" + remote + "/" + branch, "refs/heads/" + branch)) {
            Optional<String> commit = tryLine("rev-parse", "--verify", "-q", ref + "^{commit}");
            if (commit.isPresent()) {
                return commit.get();
            }
        }
        throw new IOException("there is no branch %s here; fetch it, or name another with --to".formatted(branch));
    }

    private String repositoryName(String remote) throws IOException {
        Optional<String> own = tryLine("config", "chaperone.repository");
        if (own.isPresent()) {
            return own.get();
        }
        String url = tryLine("config", "remote." + remote + ".url").orElse(folder.toString());
        String name = url.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
    }

    private Optional<String> tryQuietly(String... arguments) {
        try {
            return tryLine(arguments);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Empty if git says no, or nothing. */
    private Optional<String> tryLine(String... arguments) throws IOException {
        Ended ended = run(arguments);
        return ended.code() == 0 && !ended.out().isEmpty() ? Optional.of(ended.out()) : Optional.empty();
    }

    private String line(String... arguments) throws IOException {
        Ended ended = run(arguments);
        if (ended.code() != 0) {
            throw new IOException("git %s failed: %s".formatted(arguments[0], ended.err()));
        }
        return ended.out();
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("chaperone", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            String said = Files.readString(errors).strip();
            return new Ended(code, out, said.substring(0, Math.min(said.length(), MOST_ERRORS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git ran", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
