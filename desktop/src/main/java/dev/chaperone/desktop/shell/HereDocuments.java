package dev.chaperone.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The here-documents of a command line, which begin behind the line that asks for them. */
final class HereDocuments {

    private record Pending(String delimiter, boolean literal, boolean stripTabs) {}

    private final String line;
    private final List<Token> tokens;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private boolean doubtful;

    HereDocuments(String line, List<Token> tokens) {
        this.line = line;
        this.tokens = tokens;
    }

    void expect(Token.Word delimiter, boolean stripTabs) {
        pending.add(new Pending(delimiter.text(), delimiter.quoted(), stripTabs));
    }

    /** One has no end, or an end nobody can be sure of. */
    boolean areDoubtful() {
        return doubtful || !pending.isEmpty();
    }

    /**
     * Those that are waited for.
     *
     * @return where they end
     */
    int read(int start) {
        int at = start;
        while (!pending.isEmpty() && at < line.length()) {
            at = read(pending.peek(), at);
        }
        return at;
    }

    private int read(Pending document, int start) {
        int at = start;
        while (at < line.length()) {
            int end = line.indexOf('\n', at);
            String row = line.substring(at, end < 0 ? line.length() : end);
            if ((document.stripTabs() ? Signs.withoutTabs(row) : row).equals(document.delimiter())) {
                pending.remove();
                tokens.add(new Token.Document(line.substring(start, at), document.literal()));
                return end < 0 ? line.length() : end + 1;
            }
            // An open one's row is joined with the next, which may be its end.
            doubtful |= !document.literal() && row.endsWith("\\");
            at = end < 0 ? line.length() : end + 1;
        }
        return at;
    }
}
