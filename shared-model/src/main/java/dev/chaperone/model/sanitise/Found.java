package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.envelope.Envelope;
import dev.chaperone.model.sanitise.restore.Escaping;
import dev.chaperone.model.sanitise.restore.Vault;
import dev.chaperone.model.sanitise.scan.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a text holds.
 *
 * @param envelope the JSON that it is, if it is one
 */
record Found(List<Hit> hits, Optional<Envelope> envelope) {

    /**
     * Values that were found before win over a finding of another type, so that they keep their placeholder; they are
     * left to a finding that has more, or the same.
     */
    Found with(List<Hit> known) {
        List<Hit> all = new ArrayList<>(known);
        all.removeIf(k -> envelope.isPresent() && envelope.get().isKept(k.start(), k.end()));
        all.removeIf(k -> hits.stream().anyMatch(h -> h.overlaps(k) && hasAll(h, k)));
        all.addAll(hits);
        return new Found(all, envelope);
    }

    private static boolean hasAll(Hit found, Hit known) {
        return found.length() > known.length()
                || (found.length() == known.length() && found.type().equals(known.type()));
    }

    /** A number or word of the JSON leaves a string behind. */
    String placeholder(Hit hit, String value, Vault vault) {
        boolean bare = envelope.isPresent() && !envelope.get().isInString(hit.start());
        Escaping escaping = envelope.isPresent() ? Escaping.JSON : Escaping.NONE;
        return bare ? vault.rememberBare(hit.type(), value) : vault.remember(hit.type(), value, escaping);
    }
}
