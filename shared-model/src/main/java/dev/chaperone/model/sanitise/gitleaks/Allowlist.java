package dev.chaperone.model.sanitise.gitleaks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is not to be reported.
 *
 * @param all whether every kind of check that is there must agree, instead of any
 * @param commits no prompt belongs to one
 * @param paths of files
 * @param stopWords in lower case; in the secret, whatever the target
 */
record Allowlist(
        boolean all,
        Target target,
        boolean commits,
        Optional<LinearPattern> paths,
        Optional<LinearPattern> regexes,
        List<String> stopWords) {

    /** What the regexes look at. */
    enum Target {
        SECRET,
        MATCH,
        LINE
    }

    Allowlist {
        stopWords = List.copyOf(stopWords);
    }

    /** Whether a file is left alone as a whole. */
    boolean allowsFile(String path) {
        boolean content = regexes.isPresent() || !stopWords.isEmpty();
        return !path.isEmpty() && (all ? !content && !commits && isPath(path) : isPath(path));
    }

    /** Whether the regexes agree to what they are to look at. */
    boolean isRegexIn(String seen) {
        return !seen.isEmpty() && regexes.filter(r -> r.isIn(seen)).isPresent();
    }

    /** @param regex whether the regexes agreed */
    boolean allows(String secret, boolean regex, String path) {
        boolean stopped = isStopped(secret);
        if (!all) {
            return regex || stopped;
        }
        return !commits
                && (paths.isEmpty() || isPath(path))
                && (regexes.isEmpty() || regex)
                && (stopWords.isEmpty() || stopped);
    }

    private boolean isPath(String path) {
        return !path.isEmpty() && paths.filter(p -> p.isIn(path)).isPresent();
    }

    private boolean isStopped(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return stopWords.stream().anyMatch(lower::contains);
    }
}
