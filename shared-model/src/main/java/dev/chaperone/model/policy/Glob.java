package dev.chaperone.model.policy;

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

    /** Whether the whole of {@code text} fits, with {@code ~} standing for {@code home}. */
    public boolean matches(String text, String home) {
        String expanded = expand(home);
        return fits(expanded, text)
                || (expanded.endsWith("/**") && fits(expanded.substring(0, expanded.length() - 3), text));
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
        return pattern.equals("~") || pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
    }

    /** Dynamic programming over pattern positions, one row per text character, so no input makes it backtrack. */
    private static boolean fits(String pattern, String text) {
        boolean[] row = new boolean[pattern.length() + 1];
        row[0] = true;
        skipStars(pattern, row);
        for (int i = 0; i < text.length(); i++) {
            row = advance(pattern, row, text.charAt(i));
        }
        return row[pattern.length()];
    }

    private static boolean[] advance(String pattern, boolean[] row, char next) {
        boolean[] after = new boolean[row.length];
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
        return after;
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
