package dev.chaperone.model.policy;

import java.util.Arrays;

/**
 * A path or name pattern: {@code *} within one name, {@code **} across names, {@code ?} one character, {@code ~} at the
 * start for the home folder. {@code X/**} also matches {@code X}. Runs in time linear in pattern times text.
 */
public record Glob(String pattern) {

    /** @throws IllegalArgumentException if the pattern is empty or longer than 512 characters */
    public Glob {
        if (pattern.isEmpty() || pattern.length() > 512) {
            throw new IllegalArgumentException(
                    "pattern has %d characters, 1 to 512 are allowed".formatted(pattern.length()));
        }
    }

    /**
     * A pattern of paths. Paths are absolute, so a relative pattern would never match, and a rule that forbids by it
     * would forbid nothing.
     *
     * @throws IllegalArgumentException if the pattern does not start with {@code /}, {@code ~}, {@code **} or a drive
     */
    static Glob ofPaths(String pattern) {
        if (!pattern.matches("(?s)/.*|~|~/.*|\\*\\*.*|[A-Za-z]:/.*")) {
            throw new IllegalArgumentException(
                    "'%s' would match no path; start it with /, ~/ or **/".formatted(pattern));
        }
        return new Glob(pattern);
    }

    /** The pattern for texts in {@link Folded} form. */
    Glob folded() {
        return new Glob(Folded.of(pattern));
    }

    /** Whether the whole of {@code text} fits, with {@code ~} standing for {@code home}. */
    public boolean matches(String text, String home) {
        boolean below = startsAtHome();
        if (below && !text.startsWith(home)) {
            return false;
        }
        int from = below ? 1 : 0;
        int start = below ? home.length() : 0;
        return fits(from, pattern.length(), text, start)
                || (pattern.endsWith("/**") && fits(from, pattern.length() - 3, text, start));
    }

    /** The part before the first wildcard, up to its last slash: the folder everything matched lies in. */
    public String anchor(String home) {
        String expanded = expand(home);
        int wildcard = 0;
        while (wildcard < expanded.length() && "*?".indexOf(expanded.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return wildcard == expanded.length()
                ? expanded
                : expanded.substring(0, Math.max(0, expanded.lastIndexOf('/', wildcard)));
    }

    private String expand(String home) {
        return startsAtHome() ? home + pattern.substring(1) : pattern;
    }

    private boolean startsAtHome() {
        return pattern.startsWith("~") && (pattern.length() == 1 || pattern.charAt(1) == '/');
    }

    /**
     * Most patterns differ in their first or last letters, so those are compared before anything is set up. Positions
     * are handed down instead of parts, because this runs for every rule of a policy.
     */
    private boolean fits(int from, int to, String text, int start) {
        int head = from;
        int left = start;
        while (head < to && !isWildcard(head)) {
            if (left == text.length() || pattern.charAt(head++) != text.charAt(left++)) {
                return false;
            }
        }
        if (head == to) {
            return left == text.length();
        }
        int tail = to;
        int right = text.length();
        while (!isWildcard(tail - 1)) {
            if (right == left || pattern.charAt(--tail) != text.charAt(--right)) {
                return false;
            }
        }
        return fitsBetween(head, tail, text, left, right);
    }

    /** What is left of the pattern starts and ends with a wildcard. */
    private boolean fitsBetween(int head, int tail, String text, int left, int right) {
        boolean star = pattern.charAt(head) == '*';
        if (tail - head == 1 && star) {
            return text.indexOf('/', left, right) < 0;
        }
        if (tail - head == 2 && star && pattern.charAt(head + 1) == '*') {
            return true;
        }
        return run(pattern.substring(head, tail), text.substring(left, right));
    }

    private boolean isWildcard(int at) {
        return pattern.charAt(at) == '*' || pattern.charAt(at) == '?';
    }

    /** Dynamic programming over pattern positions, one row per text character, so no input makes it backtrack. */
    private static boolean run(String pattern, String text) {
        boolean[] row = new boolean[pattern.length() + 1];
        boolean[] after = new boolean[row.length];
        row[0] = true;
        skipStars(pattern, row);
        for (int i = 0; i < text.length(); i++) {
            advance(pattern, row, text.charAt(i), after);
            boolean[] spent = row;
            row = after;
            after = spent;
        }
        return row[pattern.length()];
    }

    private static void advance(String pattern, boolean[] row, char next, boolean[] after) {
        Arrays.fill(after, false);
        for (int p = 0; p < pattern.length(); p++) {
            if (!row[p]) {
                continue;
            }
            char c = pattern.charAt(p);
            if (c == '*') {
                after[p] |= next != '/' || isDouble(pattern, p);
            } else if (c == next || (c == '?' && next != '/')) {
                after[p + 1] = true;
            }
        }
        skipStars(pattern, after);
    }

    private static void skipStars(String pattern, boolean[] row) {
        for (int p = 0; p < pattern.length(); p++) {
            row[p + 1] |= row[p] && pattern.charAt(p) == '*';
        }
    }

    private static boolean isDouble(String pattern, int p) {
        return (p + 1 < pattern.length() && pattern.charAt(p + 1) == '*') || (p > 0 && pattern.charAt(p - 1) == '*');
    }
}
