package dev.chaperone.model.sanitise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds secrets and personal data and replaces them. Immutable and safe for use by many threads; takes time linear in
 * the text.
 */
public final class Sanitiser {

    /** Longest text looked at, in characters. A longer one is replaced as a whole: nothing passes unscanned. */
    public static final int MAX_LENGTH = 8 * 1024 * 1024;

    private static final int VERSION = 1;
    private static final int PREVIEW = 4;
    private static final Sanitiser STANDARD = new Sanitiser(
            List.of(new TokenDetector(), new StructureDetector(), new AssignmentDetector(), new PersonalDetector()));

    private final List<Detector> detectors;

    private Sanitiser(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /** The built-in rules. */
    public static Sanitiser standard() {
        return STANDARD;
    }

    /**
     * Replaces every finding in {@code text}. The same value gets the same placeholder under the same key; what is
     * outside the replaced spans stays as it is.
     *
     * @param key at least 16 random bytes that live as long as the session
     */
    public Sanitised sanitise(String text, PlaceholderKey key) {
        Placeholders placeholders = new Placeholders(key);
        FoldedView view = FoldedView.of(text.length() <= MAX_LENGTH ? text : "");
        List<Hit> hits = text.length() <= MAX_LENGTH ? merged(view.text()) : List.of(tooLong(text));
        StringBuilder clean = new StringBuilder(text.length());
        List<Finding> findings = new ArrayList<>();
        int done = 0;
        for (Hit hit : hits) {
            boolean whole = text.length() > MAX_LENGTH;
            Span span = whole ? new Span(0, text.length()) : new Span(view.start(hit), view.end(hit));
            String value = whole ? "" : view.text().substring(hit.start(), hit.end());
            String placeholder = placeholders.of(hit.type(), value);
            clean.append(text, done, span.start()).append(placeholder);
            done = span.end();
            findings.add(new Finding(
                    hit.category(), hit.rule(), VERSION, span, placeholder, preview(hit, value), hit.evidence()));
        }
        return new Sanitised(clean.append(text, done, text.length()).toString(), findings);
    }

    /** In order of position; of two that overlap the surer one, of equals the longer one. */
    private List<Hit> merged(String text) {
        List<Hit> all = new ArrayList<>();
        detectors.forEach(d -> d.find(text, all::add));
        all.removeIf(hit -> isPlaceholder(text, hit));
        all.sort(Comparator.comparingInt(Hit::points)
                .reversed()
                .thenComparingInt(h -> h.start() - h.end())
                .thenComparingInt(Hit::start));
        TreeMap<Integer, Hit> kept = new TreeMap<>();
        for (Hit hit : all) {
            var before = kept.floorEntry(hit.end() - 1);
            boolean free = before == null || !before.getValue().overlaps(hit);
            if (free) {
                kept.put(hit.start(), hit);
            }
        }
        return List.copyOf(kept.values());
    }

    /** What looks like one of our own placeholders is never taken for a value, so cleaning twice changes nothing. */
    private static boolean isPlaceholder(String text, Hit hit) {
        return text.substring(hit.start(), hit.end()).contains(Placeholders.PREFIX)
                || text.startsWith(Placeholders.PREFIX, Math.max(0, hit.start()));
    }

    private static Hit tooLong(String text) {
        return Hit.secret("too-long", "TEXT", 0, text.length(), 100, "longer than %d characters".formatted(MAX_LENGTH));
    }

    /** A public prefix of a secret says which kind it is; of personal data nothing is shown. */
    private static String preview(Hit hit, String value) {
        boolean prefix = hit.category().equals("secret") && hit.points() >= 90 && value.length() > 3 * PREVIEW;
        return (prefix && !hit.rule().equals("url-password") ? value.substring(0, PREVIEW) : "") + "…";
    }
}
