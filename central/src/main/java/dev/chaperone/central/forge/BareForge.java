package dev.chaperone.central.forge;

import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Names;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Bare repositories in one folder. Changes are branches {@code agent/ID}, what is known of them are notes in
 * {@code refs/notes/chaperone}, and a pre-receive hook keeps everybody else off the protected branches.
 */
public final class BareForge implements Forge {

    private static final String NOTES = "refs/notes/chaperone";
    private static final String NAME = "Chaperone";
    private static final String MAIL = "chaperone@localhost";
    private static final String NONE = "0000000000000000000000000000000000000000";

    private final Path root;
    private final Git git;

    public BareForge(Path root, Git git) {
        this.root = root;
        this.git = git;
    }

    @Override
    public Optional<Path> repository(String name) {
        Path path = root.resolve(name + ".git");
        return Names.isRepository(name) && Files.isDirectory(path) ? Optional.of(path) : Optional.empty();
    }

    /**
     * Makes a repository if there is none, and takes the branches of another one. Never sets one of its own branches
     * back.
     *
     * @param from a folder with a git repository
     * @throws IOException in one plain line
     */
    public synchronized Path follow(String name, Path from) throws IOException {
        if (!Names.isRepository(name)) {
            throw new IOException(
                    "'%s' is no name for a repository; use letters, digits, '-', '_' and dots".formatted(name));
        }
        Path path = root.resolve(name + ".git");
        if (!Files.isDirectory(path)) {
            make(path);
        }
        git.line(
                path,
                "-c",
                "safe.directory=*",
                "fetch",
                "-q",
                "--no-tags",
                from.toAbsolutePath().toString(),
                "refs/heads/*:refs/heads/*",
                "^refs/heads/agent/*");
        return path;
    }

    private void make(Path path) throws IOException {
        Files.createDirectories(path);
        git.line(path, "init", "-q", "--bare", "--template=", "--initial-branch=main", path.toString());
        git.line(path, "config", "receive.fsckObjects", "true");
        git.line(path, "config", "gc.auto", "0");
        Path hooks = Files.createDirectories(path.resolve("hooks"));
        Path hook = hooks.resolve("pre-receive");
        Files.write(hook, hookText());
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static byte[] hookText() {
        try (InputStream in = BareForge.class.getResourceAsStream("pre-receive")) {
            if (in == null) {
                throw new IllegalStateException("the hook of the forge is not in this jar; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized String open(Submission submission, Path quarantine, byte[] note)
            throws IOException, RefusedException {
        Path forge = required(submission);
        String branch = "agent/" + submission.id();
        String head = submission.content().head();
        Optional<String> there = tip(forge, branch);
        if (there.isPresent()) {
            if (!there.get().equals(head)) {
                throw new RefusedException("the branch %s is there with other commits".formatted(branch));
            }
            return branch;
        }
        Optional<String> notes = commit(forge, NOTES);
        if (notes.isPresent()) {
            git.line(quarantine, "update-ref", NOTES, notes.get());
        }
        addNote(quarantine, "chaperone", head, note);
        git.line(
                forge,
                "fetch",
                "-q",
                "--atomic",
                "--no-tags",
                "--no-write-fetch-head",
                quarantine.toString(),
                Quarantine.HEAD + ":refs/heads/" + branch,
                NOTES + ":" + NOTES);
        return branch;
    }

    private void addNote(Path repository, String ref, String commit, byte[] note) throws IOException {
        git.run(
                repository,
                note,
                InputStream::readAllBytes,
                "-c",
                "user.name=" + NAME,
                "-c",
                "user.email=" + MAIL,
                "notes",
                "--ref=" + ref,
                "append",
                "-F",
                "-",
                commit);
    }

    @Override
    public synchronized String land(Submission submission, Landing landing) throws IOException, RefusedException {
        Path forge = required(submission);
        Submission.Content content = submission.content();
        String target = submission.target().branch();
        String tip = tip(forge, target)
                .orElseThrow(() -> new RefusedException("there is no branch %s any more".formatted(target)));
        if (!tip.equals(content.base())) {
            throw new RefusedException(
                    "%s has moved on since this was handed in; rebase it and hand it in again".formatted(target));
        }
        String mark = mark(submission);
        if (commit(forge, mark).isPresent()) {
            throw new RefusedException("%s has landed already; an approval is good once".formatted(submission.id()));
        }
        String merged = merge(forge, submission, landing);
        String notes = notesWith(forge, merged, landing.statement());
        String before = commit(forge, NOTES).orElse(NONE);
        byte[] transaction = "start\nupdate refs/heads/%s %s %s\ncreate %s %s\nupdate %s %s %s\ncommit\n"
                .formatted(target, merged, tip, mark, merged, NOTES, notes, before)
                .getBytes(StandardCharsets.UTF_8);
        git.run(forge, transaction, InputStream::readAllBytes, "update-ref", "--stdin");
        return merged;
    }

    private static String mark(Submission submission) {
        return "refs/chaperone/approvals/" + submission.id();
    }

    /** The notes with one more, in no reference yet, so that it appears in one step with what it is about. */
    private String notesWith(Path forge, String commit, byte[] note) throws IOException {
        String draft = "refs/notes/chaperone-draft";
        Optional<String> notes = commit(forge, NOTES);
        if (notes.isPresent()) {
            git.line(forge, "update-ref", draft, notes.get());
        } else {
            git.line(forge, "update-ref", "-d", draft);
        }
        addNote(forge, "chaperone-draft", commit, note);
        return commit(forge, draft).orElseThrow(() -> new IOException("git did not keep a note"));
    }

    @Override
    public synchronized Optional<Landed> landed(Submission submission) throws IOException, RefusedException {
        Path forge = required(submission);
        Optional<String> commit = commit(forge, mark(submission));
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        String who =
                git.line(forge, "log", "-1", "--format=%(trailers:key=Chaperone-Approved-by,valueonly)", commit.get());
        byte[] note = git.bytes(forge, Envelope.MAX_BYTES, "notes", "--ref=chaperone", "show", commit.get());
        byte[] statement = new String(note, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Landed(commit.get(), new Landing(who, statement)));
    }

    /**
     * The approved tree on top of the target; the trailers are ours, since commits that bring their own are refused.
     */
    private String merge(Path forge, Submission submission, Landing landing) throws IOException {
        String message =
                """
                Merge agent change %s

                Assisted-by: %s
                Chaperone-Change: %s
                Chaperone-Approved-by: %s
                """.formatted(submission.id(), submission.maker().agent(), submission.id(), landing.approver());
        Submission.Content content = submission.content();
        byte[] id = git.run(
                forge,
                message.getBytes(StandardCharsets.UTF_8),
                InputStream::readAllBytes,
                "-c",
                "user.name=" + NAME,
                "-c",
                "user.email=" + MAIL,
                "commit-tree",
                content.tree(),
                "-p",
                content.base(),
                "-p",
                content.head(),
                "-F",
                "-");
        return new String(id, StandardCharsets.US_ASCII).strip();
    }

    private Path required(Submission submission) throws RefusedException {
        String name = submission.target().repository();
        return repository(name).orElseThrow(() -> new RefusedException(noRepository(name)));
    }

    /** What to say where a repository is missing. */
    public static String noRepository(String name) {
        return "the forge has no repository %s; an administrator adds it with: chaperone-central forge".formatted(name);
    }

    @Override
    public Optional<String> tip(Path forge, String branch) throws IOException {
        return commit(forge, "refs/heads/" + branch);
    }

    private Optional<String> commit(Path forge, String ref) throws IOException {
        try {
            String id = git.line(forge, "rev-parse", "--verify", "-q", ref + "^{commit}");
            return id.isEmpty() || id.equals(NONE) ? Optional.empty() : Optional.of(id);
        } catch (GitException _) {
            return Optional.empty();
        }
    }
}
