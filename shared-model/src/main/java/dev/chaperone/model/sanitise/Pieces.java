package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.envelope.Envelope;
import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts hits where they meet what must stay: a placeholder, so that cleaning twice changes nothing, and the quotes of a
 * JSON, so that a secret over several strings leaves as many strings behind. Every part of a value still goes.
 */
final class Pieces {

    /** A shorter rest behind a placeholder tells nothing. */
    private static final int MIN_REST = 6;

    private final String text;
    private final Optional<Envelope> envelope;
    private final List<Hit> all = new ArrayList<>();

    private Pieces(String text, Optional<Envelope> envelope) {
        this.text = text;
        this.envelope = envelope;
    }

    static List<Hit> of(List<Hit> hits, String text, Optional<Envelope> envelope) {
        Pieces pieces = new Pieces(text, envelope);
        hits.forEach(pieces::add);
        return pieces.all;
    }

    private void add(Hit hit) {
        if (envelope.isEmpty()) {
            apart(hit);
            return;
        }
        for (Hit part : envelope.get().parts(hit)) {
            if (!envelope.get().isKept(part.start(), part.end())) {
                apart(part);
            }
        }
    }

    private void apart(Hit hit) {
        int from = beginning(hit.start());
        boolean moved = from > hit.start();
        if (from >= hit.end()) {
            return;
        }
        int placeholder = next(Math.max(0, from - Dummies.PLACEHOLDER.length() + 1), hit.end());
        while (placeholder >= 0) {
            if (placeholder > from && ((from == hit.start() && !moved) || placeholder - from >= MIN_REST)) {
                all.add(hit.at(from, placeholder));
            }
            from = Dummies.endOfPlaceholder(text, placeholder);
            placeholder = next(from, hit.end());
        }
        boolean told = hit.category().equals("secret") && hit.end() - from >= MIN_REST;
        if (from == hit.start() || told) {
            all.add(hit.at(from, hit.end()));
        }
    }

    /** Where the next placeholder begins; looks no further than the hit, so that many hits cost no more than one. */
    private int next(int from, int end) {
        int limit = Math.min(text.length(), end + Dummies.PLACEHOLDER.length() - 1);
        return from >= limit ? -1 : text.indexOf(Dummies.PLACEHOLDER, from, limit);
    }

    /** Where a hit that begins within a placeholder goes on behind it. */
    private int beginning(int start) {
        return Math.max(start, Dummies.endOfPlaceholderBefore(text, start, 0));
    }
}
