package dev.chaperone.desktop.shell;

import java.util.regex.Pattern;

/** Finds the partner of a bracket that begins a substitution, through quotes and further substitutions. */
final class Bracket {

    /** A branch of {@code case} ends with a bracket that was never opened, and a comment may hold any. */
    private static final Pattern DOUBTFUL = Pattern.compile("\\bcase\\b|(^|[\\s;|&(])#|<<");

    private static final Pattern NAME_IN_ARITHMETIC = Pattern.compile("^\\(.*[A-Za-z_].*\\)$", Pattern.DOTALL);

    private Bracket() {}

    /** Whether what was found between brackets may not be all of it, or be more than a command line. */
    static boolean isDoubtful(String inside) {
        // A variable that holds text is taken for arithmetic, which can run commands.
        boolean suspect = inside.indexOf('#') >= 0 || inside.contains("case") || inside.contains("<<");
        return (suspect && DOUBTFUL.matcher(inside).find())
                || (inside.startsWith("(") && NAME_IN_ARITHMETIC.matcher(inside).matches());
    }

    /** @return where the bracket at {@code start} is closed; -1 if nowhere */
    static int end(String line, int start) {
        StringBuilder open = new StringBuilder();
        for (int at = start; at < line.length(); at++) {
            char c = line.charAt(at);
            boolean inQuotes = !open.isEmpty() && open.charAt(open.length() - 1) == '"';
            if (c == '\\') {
                at++;
            } else if (c == '"' && inQuotes) {
                open.setLength(open.length() - 1);
            } else if (inQuotes && c == '(' && line.charAt(at - 1) == '$') {
                open.append('(');
            } else if (c == '`') {
                at = past(line, at, '`');
            } else if (!inQuotes && c == '\'') {
                at = past(line, at, '\'');
            } else if (!inQuotes && (c == '"' || c == '(')) {
                open.append(c);
            } else if (!inQuotes && c == ')') {
                open.setLength(open.length() - 1);
                if (open.isEmpty()) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** The next of this kind; a backslash hides one only from backticks. */
    private static int past(String line, int start, char quote) {
        int at = start + 1;
        while (at < line.length() && line.charAt(at) != quote) {
            at += quote == '`' && line.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
