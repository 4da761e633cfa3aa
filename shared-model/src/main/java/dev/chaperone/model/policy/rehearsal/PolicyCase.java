package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.SourceLine;
import java.util.Locale;
import java.util.Optional;

/**
 * One expectation of a test file.
 *
 * @param effect what the policy has to say
 * @param rule id of the rule that has to say it, if that matters
 * @param mode whether it has to bite, if that matters
 */
public record PolicyCase(
        String name, Supposed action, Effect effect, Optional<String> rule, Optional<Mode> mode, SourceLine at) {

    /** How the answer differs, in one line; empty if it does not. */
    public Optional<String> difference(Ruling ruling) {
        Ruling wanted = new Ruling(effect, rule.orElse(ruling.rule()), mode.orElse(ruling.mode()));
        return wanted.equals(ruling)
                ? Optional.empty()
                : Optional.of("expected %s, got %s".formatted(words(wanted), words(ruling)));
    }

    private static String words(Ruling ruling) {
        String effect = ruling.effect().name().toLowerCase(Locale.ROOT);
        String observed = ruling.mode() == Mode.OBSERVE ? ", observed only" : "";
        return "%s by %s%s".formatted(effect, ruling.rule(), observed);
    }
}
