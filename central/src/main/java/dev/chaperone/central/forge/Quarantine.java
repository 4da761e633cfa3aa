package dev.chaperone.central.forge;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * A repository of its own in which a bundle is opened and looked at; it borrows the forge's objects and gives none
 * back. Removed on close, so that what is refused leaves nothing behind.
 */
public final class Quarantine implements AutoCloseable {

    /** Where the commits are found in it. */
    public static final String HEAD = "refs/chaperone/head";

    /** Most commits in one change. */
    static final int MOST_COMMITS = 500;

    /** Most bytes all objects of a change may have when unpacked. */
    static final long MOST_UNPACKED = 256L << 20;

    private final Git git;
    private final Path folder;

    private Quarantine(Git git, Path folder) {
        this.git = git;
        this.folder = folder;
    }

    /** An empty one below {@code parent} beside a repository of the forge. */
    public static Quarantine beside(Path forge, Path parent, Git git) throws IOException {
        Files.createDirectories(parent);
        Path folder = Files.createTempDirectory(parent, "change-");
        Quarantine made = new Quarantine(git, folder);
        try {
            git.line(folder, "init", "-q", "--bare", "--template=", folder.toString());
            Files.createDirectories(folder.resolve("objects/info"));
            Files.writeString(folder.resolve("objects/info/alternates"), forge.resolve("objects") + "\n");
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    public Path path() {
        return folder;
    }

    /**
     * Opens the bundle and holds it against what was signed: its digest, its one head, the tree, the base, and that the
     * base is in the target.
     *
     * @param tip the commit the target branch is at
     * @throws RefusedException in one plain line, if anything does not fit
     */
    public void admit(Submission submission, byte[] bundle, String tip) throws IOException, RefusedException {
        Submission.Content said = submission.content();
        if (!Hash.sha256(bundle).equals(said.bundle())) {
            throw new RefusedException("the bundle is not the one that was signed; hand the change in again");
        }
        Path file = Files.write(folder.resolve("change.bundle"), bundle);
        requireOneHead(file, said.head());
        unpack(file);
        requireBounded();
        requireFits(submission, tip);
    }

    private void requireOneHead(Path file, String head) throws IOException, RefusedException {
        List<String> heads;
        try {
            heads = git.line(folder, "bundle", "list-heads", file.toString())
                    .lines()
                    .toList();
        } catch (GitException e) {
            throw new RefusedException("this is no git bundle (%s)".formatted(e.getMessage()), e);
        }
        if (!heads.equals(List.of(head + " HEAD"))) {
            throw new RefusedException("the bundle must hold one reference, HEAD, at the commit that was signed");
        }
        try {
            git.line(folder, "bundle", "verify", "-q", file.toString());
        } catch (GitException e) {
            throw new RefusedException(
                    "the forge does not have the commits this change builds on; an administrator can fetch them"
                            + " with: chaperone-central forge",
                    e);
        }
    }

    /** With every check of git-fsck(1), which refuses {@code .git} and {@code ..} in paths, among others. */
    private void unpack(Path file) throws IOException, RefusedException {
        try {
            git.line(
                    folder,
                    "-c",
                    "fetch.fsckObjects=true",
                    "-c",
                    "fetch.unpackLimit=1",
                    "-c",
                    "core.bigFileThreshold=1m",
                    "fetch",
                    "-q",
                    "--no-tags",
                    "--no-write-fetch-head",
                    file.toString(),
                    "HEAD:" + HEAD);
        } catch (GitException e) {
            throw new RefusedException("git does not take these commits (%s)".formatted(e.getMessage()), e);
        }
        Files.delete(file);
    }

    private void requireBounded() throws IOException, RefusedException {
        StringBuilder ids = new StringBuilder();
        try (var packs = Files.newDirectoryStream(folder.resolve("objects/pack"), "*.idx")) {
            for (Path index : packs) {
                byte[] listed = git.run(folder, Files.readAllBytes(index), out -> out.readAllBytes(), "show-index");
                new String(listed, StandardCharsets.US_ASCII)
                        .lines()
                        .forEach(l -> ids.append(l.split(" ", -1)[1]).append('\n'));
            }
        }
        byte[] sizes = git.run(
                folder,
                ids.toString().getBytes(StandardCharsets.US_ASCII),
                out -> out.readAllBytes(),
                "cat-file",
                "--batch-check=%(objectsize)");
        long all = new String(sizes, StandardCharsets.US_ASCII)
                .lines()
                .mapToLong(Long::parseLong)
                .sum();
        if (all > MOST_UNPACKED) {
            throw new RefusedException(
                    "the change unpacks to %d MB, the limit is %d; split it".formatted(all >> 20, MOST_UNPACKED >> 20));
        }
    }

    private void requireFits(Submission submission, String tip) throws IOException, RefusedException {
        Submission.Content said = submission.content();
        if (!git.line(folder, "rev-parse", HEAD + "^{tree}").equals(said.tree())) {
            throw new RefusedException("the commits do not have the tree that was signed");
        }
        boolean based = git.succeeds(folder, "merge-base", "--is-ancestor", said.base(), said.head());
        boolean known = git.succeeds(folder, "merge-base", "--is-ancestor", said.base(), tip);
        if (!based || !known) {
            throw new RefusedException("the base %s is not on %s and below the change; rebase and hand it in again"
                    .formatted(said.base().substring(0, 12), submission.target().branch()));
        }
        int commits = Integer.parseInt(git.line(folder, "rev-list", "--count", said.base() + ".." + said.head()));
        if (commits == 0 || commits > MOST_COMMITS) {
            throw new RefusedException(
                    "the change has %d commits; it must have 1 to %d".formatted(commits, MOST_COMMITS));
        }
    }

    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
    }
}
