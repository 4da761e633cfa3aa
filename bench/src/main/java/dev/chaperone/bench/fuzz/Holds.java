package dev.chaperone.bench.fuzz;

import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.restore.Vault;

/** Properties that several targets ask for. */
final class Holds {

    static final Sanitiser SANITISER = Sanitiser.standard();
    static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);

    private Holds() {}

    /** Cleaned and restored, a text is what it was; cleaned again, it is as clean as before. */
    static void comesBack(String text) {
        Vault vault = KEY.newVault();
        Sanitised clean = SANITISER.sanitise(text, vault);
        same(text, SANITISER.restore(clean.text(), vault), "restored");
        same(clean.text(), SANITISER.sanitise(clean.text(), vault).text(), "cleaned twice");
    }

    static void same(String wanted, String got, String what) {
        if (!wanted.equals(got)) {
            throw new IllegalStateException("%s: <%s> became <%s>".formatted(what, wanted, got));
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
