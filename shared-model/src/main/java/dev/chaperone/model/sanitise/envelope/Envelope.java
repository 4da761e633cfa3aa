package dev.chaperone.model.sanitise.envelope;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.view.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A JSON text as one view for the scanner: quotes of the JSON itself become a character that no value can hold, escapes
 * are resolved. Positions of the view lead back to the text, so whatever is replaced stays valid JSON.
 */
public final class Envelope {

    private final String text;
    private final View view;
    private final BitSet kept;
    private final BitSet opens;
    private final BitSet closes;

    Envelope(String text, View view, BitSet kept, BitSet opens, BitSet closes) {
        this.text = text;
        this.view = view;
        this.kept = kept;
        this.opens = opens;
        this.closes = closes;
    }

    /** @return empty if the text is not one JSON object or array from beginning to end */
    public static Optional<Envelope> of(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        if (first == text.length() || (text.charAt(first) != '{' && text.charAt(first) != '[')) {
            return Optional.empty();
        }
        EnvelopeReader reader = new EnvelopeReader(text);
        return reader.read() ? Optional.of(reader.envelope()) : Optional.empty();
    }

    public View view() {
        return view;
    }

    /** Whether a stretch of the text touches what has to stay. */
    public boolean isKept(int start, int end) {
        int next = kept.nextSetBit(start);
        return next >= 0 && next < end;
    }

    /** Whether what begins there is within a string, not a number or word of the JSON itself. */
    public boolean isInString(int index) {
        return opens.previousSetBit(index) > closes.previousSetBit(index);
    }

    /**
     * The parts of a hit that are within strings; the hit itself if it is within one, and every number or word it
     * touches, as a whole, if it is between strings.
     */
    public List<Hit> parts(Hit hit) {
        int open = opens.nextSetBit(hit.start());
        int close = closes.nextSetBit(hit.start());
        if ((open < 0 || open >= hit.end()) && (close < 0 || close >= hit.end())) {
            return isInString(hit.start()) ? List.of(hit) : scalars(hit);
        }
        List<Hit> parts = new ArrayList<>();
        int from = close >= 0 && (open < 0 || close < open) ? hit.start() : open + 1;
        while (from > 0 && from < hit.end()) {
            int to = Math.min(hit.end(), closes.nextSetBit(from));
            if (to > from) {
                parts.add(hit.at(from, to));
            }
            from = opens.nextSetBit(to) + 1;
        }
        return parts;
    }

    private List<Hit> scalars(Hit hit) {
        List<Hit> parts = new ArrayList<>();
        int from = hit.start();
        while (from > 0 && isScalar(text.charAt(from - 1))) {
            from--;
        }
        while (from < hit.end()) {
            int to = from;
            while (to < text.length() && isScalar(text.charAt(to))) {
                to++;
            }
            if (to > from) {
                parts.add(hit.at(from, to));
            }
            from = to + 1;
        }
        return parts;
    }

    static boolean isScalar(char c) {
        return Letters.isAlnum(c) || c == '-' || c == '+' || c == '.';
    }
}
