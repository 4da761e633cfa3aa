package dev.chaperone.central.gates;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code git log -p -U0} for what is added. Lines of a hunk are counted, not recognised, so that no content can
 * pass for a header of the diff. For one thread.
 */
final class AddedLines {

    /** Longest diff read, in characters. */
    static final int MOST = 64 << 20;

    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*", Pattern.DOTALL);
    private static final int PIECE = 4 << 20;

    private final Reader reader;
    private StringBuilder text = new StringBuilder();
    private TreeMap<Integer, Integer> lines = new TreeMap<>();
    private String commit = "";
    private String file = "";
    private int left;
    private int number;
    private long read;

    /** Takes the pieces. */
    interface Reader {
        void take(Piece piece);
    }

    /**
     * Added lines of one file of one commit, or a part of them.
     *
     * @param lines position in the text to line in the file
     */
    record Piece(String commit, String file, String text, TreeMap<Integer, Integer> lines) {

        int lineAt(int position) {
            var entry = lines.floorEntry(position);
            return entry == null ? 0 : entry.getValue();
        }
    }

    AddedLines(Reader reader) {
        this.reader = reader;
    }

    /** @throws TooMuchException if it is longer than {@link #MOST} */
    int read(InputStream in) throws IOException {
        var characters = new InputStreamReader(in, StandardCharsets.UTF_8);
        StringBuilder line = new StringBuilder();
        for (int c = characters.read(); c >= 0; c = characters.read()) {
            if (++read > MOST) {
                throw new TooMuchException("the change's diff is longer than %d MB; split it".formatted(MOST >> 20));
            }
            if (c == '\n') {
                line(line.toString());
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
        flush();
        return 0;
    }

    private void line(String line) throws IOException {
        if (left > 0) {
            content(line);
        } else if (line.startsWith("@@ ")) {
            hunk(line);
        } else if (line.startsWith("+++ ")) {
            flush();
            file = line.substring("+++ ".length()).strip();
        } else if (line.startsWith("\0")) {
            flush();
            commit = line.substring(1);
        }
    }

    private void hunk(String line) throws IOException {
        Matcher hunk = HUNK.matcher(line);
        if (!hunk.matches()) {
            throw new IOException("git wrote a diff that can't be read");
        }
        number = Integer.parseInt(hunk.group(2));
        left = count(hunk.group(1)) + count(hunk.group(3));
    }

    private static int count(@org.jspecify.annotations.Nullable String number) {
        return number == null ? 1 : Integer.parseInt(number);
    }

    private void content(String line) {
        if (line.startsWith("\\")) {
            return; // "\ No newline at end of file" is no line
        }
        left--;
        if (line.startsWith("+")) {
            lines.put(text.length(), number++);
            text.append(line, 1, line.length()).append('\n');
            if (text.length() > PIECE) {
                flush();
            }
        }
    }

    private void flush() {
        if (!text.isEmpty()) {
            reader.take(new Piece(commit, file, text.toString(), lines));
            text = new StringBuilder();
            lines = new TreeMap<>();
        }
    }
}
