package dev.chaperone.central.gates;

import dev.chaperone.central.forge.Git;
import dev.chaperone.central.forge.GitException;
import dev.chaperone.central.forge.RefusedException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commits between a base and a head, as the gates look at them. */
public final class Change {

    /** Most files all commits together may touch; nested trees can name more than a disk holds. */
    static final int MOST_FILES = 20_000;

    private static final int MOST_MESSAGES = 4 << 20;
    private static final int MOST_CONTENT = 2 << 20;
    private static final int BRIEF = 12;

    private final Git git;
    private final Path repository;
    private final String base;
    private final String head;
    private final List<FileChange> files;
    private final List<Message> messages;

    /** What a commit says: its message and who it names. */
    record Message(String commit, String text) {}

    private Change(Git git, Path repository, String base, String head) throws IOException, RefusedException {
        this.git = git;
        this.repository = repository;
        this.base = base;
        this.head = head;
        this.files = readFiles();
        this.messages = readMessages();
    }

    /** @throws RefusedException if there are too many files */
    public static Change read(Git git, Path repository, String base, String head) throws IOException, RefusedException {
        return new Change(git, repository, base, head);
    }

    /** Of every commit, oldest first; a merge counts against each of its parents. */
    List<FileChange> files() {
        return files;
    }

    List<Message> messages() {
        return messages;
    }

    public int commits() {
        return messages.size();
    }

    public long paths() {
        return files.stream().map(FileChange::path).distinct().count();
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(BRIEF, commit.length()));
    }

    /** Hands the added lines of each file of each commit to {@code reader}. */
    void added(AddedLines.Reader reader) throws IOException, RefusedException {
        AddedLines lines = new AddedLines(reader);
        TooMuchException.asRefusal(() -> git.read(
                repository,
                out -> lines.read(new BufferedInputStream(out, 1 << 16)),
                "log",
                "-p",
                "-m",
                "--reverse",
                "--text",
                "-U0",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--no-prefix",
                "--format=%x00%H",
                range()));
    }

    /** A file before or after the change; empty if it is not there or too large to be a manifest. */
    Optional<String> content(boolean after, String path) throws IOException {
        String name = (after ? head : base) + ":" + path;
        return git.succeeds(repository, "cat-file", "-e", name)
                ? Optional.of(new String(
                        git.bytes(repository, MOST_CONTENT, "cat-file", "blob", name), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Bytes of each blob, in the order asked for. */
    List<Long> sizes(List<String> blobs) throws IOException {
        byte[] listed = git.run(
                repository,
                (String.join("\n", blobs) + "\n").getBytes(StandardCharsets.US_ASCII),
                InputStream::readAllBytes,
                "cat-file",
                "--batch-check=%(objectsize)");
        return new String(listed, StandardCharsets.US_ASCII)
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    /** Of the commits all together; the same commits give the same bytes. */
    public static byte[] patch(Git git, Path repository, String base, String head) throws IOException {
        return git.bytes(
                repository,
                AddedLines.MOST,
                "diff",
                "--text",
                "--full-index",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--diff-algorithm=myers",
                base,
                head);
    }

    private String range() {
        return base + ".." + head;
    }

    private List<FileChange> readFiles() throws IOException, RefusedException {
        try {
            return rawFiles();
        } catch (GitException e) {
            // Trees within trees; git gathers all of them before it writes the first.
            throw new RefusedException("git can't list the files of this change within its limits; split it", e);
        }
    }

    private List<FileChange> rawFiles() throws IOException, RefusedException {
        return TooMuchException.asRefusal(() -> git.read(
                repository,
                Change::rawEntries,
                "log",
                "-m",
                "--reverse",
                "--raw",
                "-z",
                "-r",
                "--no-abbrev",
                "--no-renames",
                "--format=%H",
                range()));
    }

    /** {@code git-diff(1)}, "raw output format", with {@code -z}. */
    private static List<FileChange> rawEntries(InputStream out) throws IOException {
        InputStream in = new BufferedInputStream(out, 1 << 16);
        List<FileChange> read = new ArrayList<>();
        String commit = "";
        for (Optional<String> token = token(in); token.isPresent() && read.size() <= MOST_FILES; token = token(in)) {
            String text = token.get().strip();
            if (text.startsWith(":")) {
                String[] fields = text.split(" ", -1);
                read.add(new FileChange(commit, fields[1], fields[3], token(in).orElse("")));
            } else {
                commit = text;
            }
        }
        if (read.size() > MOST_FILES) {
            throw new TooMuchException("the change touches more than %d files; split it".formatted(MOST_FILES));
        }
        return read;
    }

    private List<Message> readMessages() throws IOException {
        byte[] all = git.bytes(
                repository, MOST_MESSAGES, "log", "-z", "--reverse", "--format=%H%n%an <%ae>%n%cn <%ce>%n%B", range());
        List<Message> read = new ArrayList<>();
        for (String one : new String(all, StandardCharsets.UTF_8).split("\0", -1)) {
            int end = one.indexOf('\n');
            if (end > 0) {
                read.add(new Message(one.substring(0, end), one.substring(end + 1)));
            }
        }
        return List.copyOf(read);
    }

    private static Optional<String> token(InputStream in) throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b > 0; b = in.read()) {
            token.write(b);
        }
        return Optional.of(token.toString(StandardCharsets.UTF_8));
    }
}
