package dev.chaperone.desktop.gate;

import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.function.Supplier;

/** What the policy in force looks for, made anew when its rules for data have changed. Safe for many threads. */
public final class DataScreen implements Supplier<Sanitiser> {

    private final Supplier<DataRules> rules;
    private volatile Made made = Made.of(0, DataRules.none());

    /** @param rules those in force; the same object as long as they are the same */
    public DataScreen(Supplier<DataRules> rules) {
        this.rules = rules;
    }

    /** @param edition another one for other rules */
    record Made(int edition, DataRules rules, Sanitiser sanitiser, ResponseMatrix matrix) {
        static Made of(int edition, DataRules rules) {
            return new Made(edition, rules, rules.sanitiser(), rules.matrix());
        }
    }

    @Override
    public Sanitiser get() {
        return current().sanitiser();
    }

    Made current() {
        DataRules wanted = rules.get();
        Made current = made;
        return isOf(current, wanted) ? current : make(wanted);
    }

    private synchronized Made make(DataRules wanted) {
        if (!isOf(made, wanted)) {
            made = Made.of(made.edition() + 1, wanted);
        }
        return made;
    }

    /** Comparing rules one by one would cost more than the look that follows. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOf(Made made, DataRules wanted) {
        return made.rules() == wanted;
    }
}
