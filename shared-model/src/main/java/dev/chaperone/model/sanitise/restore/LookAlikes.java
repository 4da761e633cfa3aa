package dev.chaperone.model.sanitise.restore;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import java.util.ArrayList;
import java.util.List;

/** What has the form of a placeholder but is none of ours: in the text before we have touched it. */
public final class LookAlikes {

    /** Category of the hits; they are quoted, and are no findings. */
    public static final String CATEGORY = "look-alike";

    private LookAlikes() {}

    /** Words that begin like a placeholder and that the vault has not issued. */
    public static List<Hit> in(String text, Vault vault) {
        List<Hit> hits = new ArrayList<>();
        for (int at = text.indexOf(Dummies.PLACEHOLDER); at >= 0; at = text.indexOf(Dummies.PLACEHOLDER, at + 1)) {
            int end = Dummies.endOfPlaceholder(text, at);
            if (vault.at(text, at, Escaping.NONE).isEmpty()) {
                hits.add(new Hit(CATEGORY, CATEGORY, "QUOTED", at, end, 100, List.of()));
            }
        }
        return hits;
    }
}
