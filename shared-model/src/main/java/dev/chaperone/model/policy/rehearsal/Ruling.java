package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Mode;

/**
 * What a policy answers to an action.
 *
 * @param effect what the rule says
 * @param rule its id
 * @param mode {@code OBSERVE} if it goes ahead whatever the rule says
 */
public record Ruling(Effect effect, String rule, Mode mode) {

    /** What becomes of the action in the end. */
    public Effect inPractice() {
        return mode == Mode.OBSERVE ? Effect.PERMIT : effect;
    }

    /** Of the paths or parts of one call the strictest decides. */
    Ruling stricter(Ruling other) {
        int practice = inPractice().compareTo(other.inPractice());
        boolean mine = practice == 0 ? effect.compareTo(other.effect) <= 0 : practice < 0;
        return mine ? this : other;
    }
}
