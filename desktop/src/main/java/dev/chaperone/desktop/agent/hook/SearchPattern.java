package dev.chaperone.desktop.agent.hook;

import java.util.Optional;
import java.util.regex.Pattern;

/** A pattern of file names, as {@code Glob} and {@code Grep} take it. */
public final class SearchPattern {

    private static final Pattern LEADS_OUT = Pattern.compile("^[/~]|\\.\\.|[{,(|]\\s*[/~]");
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{(!+@\\\\]");

    private SearchPattern() {}

    /**
     * The folder a pattern reaches beside the one it is applied to: its part before the first wildcard. What is behind
     * a wildcard is not taken apart; if it goes up or starts anew, the pattern may reach everything.
     */
    public static Optional<String> folderOutside(String pattern) {
        if (!LEADS_OUT.matcher(pattern).find()) {
            return Optional.empty();
        }
        String[] parts = WILDCARD.split(pattern, 2);
        if (parts.length == 1) {
            return Optional.of(pattern);
        }
        int slash = parts[0].lastIndexOf('/');
        return Optional.of(
                slash <= 0 || LEADS_OUT.matcher(pattern.substring(slash + 1)).find()
                        ? "/"
                        : parts[0].substring(0, slash));
    }
}
