package dev.chaperone.desktop.push;

import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The repository somebody stands in, read with their own git in their own process: the service never runs git where an
 * agent can configure it.
 */
public final class WorkTree {

    private final Path folder;
    private final GitProgram git;

    private WorkTree(Path folder) {
        this.folder = folder;
        this.git = new GitProgram(folder, Map.of());
    }

    /** @throws IOException in one plain line, if there is no work tree around {@code folder} */
    public static WorkTree around(Path folder) throws IOException {
        Optional<String> top = new GitProgram(folder, Map.of()).tryLine("rev-parse", "--show-toplevel");
        return new WorkTree(Path.of(top.orElseThrow(
                () -> new IOException("this is no work tree of git; change into the repository first"))));
    }

    public Path folder() {
        return folder;
    }

    /** Whether there are changes that are in no commit. */
    public boolean isDirty() throws IOException {
        return !git.line("status", "--porcelain").isEmpty();
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
        String head = git.line("rev-parse", "--verify", "HEAD^{commit}");
        String base = git.tryLine("merge-base", head, target(remote, branch))
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
                git.line("rev-parse", head + "^{tree}"),
                message);
    }

    /** @throws IOException in one plain line, if it is larger than is taken */
    public byte[] bundle(HandIn work) throws IOException {
        Path file = Files.createTempFile("chaperone", ".bundle");
        try {
            git.line("bundle", "create", "-q", file.toString(), work.base() + "..HEAD");
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
        Optional<String> ofBranch = git.tryLine("symbolic-ref", "--short", "-q", "HEAD")
                .flatMap(b -> tryQuietly("config", "branch." + b + ".remote"));
        return ofBranch.or(() -> tryQuietly("remote").flatMap(r -> r.lines().findFirst()))
                .orElse("");
    }

    private String usualBranch(String remote) throws IOException {
        Optional<String> head = git.tryLine("symbolic-ref", "--short", "-q", "refs/remotes/" + remote + "/HEAD");
        if (head.isPresent()) {
            return head.get().substring(remote.length() + 1);
        }
        for (String usual : List.of("main", "master")) {
            if (git.tryLine("rev-parse", "--verify", "-q", "refs/remotes/" + remote + "/" + usual)
                    .isPresent()) {
                return usual;
            }
        }
        throw new IOException("it is not clear where this should land; name the branch with --to");
    }

    private String target(String remote, String branch) throws IOException {
        for (String ref : List.of("refs/remotes/" + remote + "/" + branch, "refs/heads/" + branch)) {
            Optional<String> commit = git.tryLine("rev-parse", "--verify", "-q", ref + "^{commit}");
            if (commit.isPresent()) {
                return commit.get();
            }
        }
        throw new IOException("there is no branch %s here; fetch it, or name another with --to".formatted(branch));
    }

    private String repositoryName(String remote) throws IOException {
        Optional<String> own = git.tryLine("config", "chaperone.repository");
        if (own.isPresent()) {
            return own.get();
        }
        String url = git.tryLine("config", "remote." + remote + ".url").orElse(folder.toString());
        String name = url.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
    }

    private Optional<String> tryQuietly(String... arguments) {
        try {
            return git.tryLine(arguments);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
