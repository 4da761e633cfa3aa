package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Guard;
import dev.chaperone.model.sanitise.scan.Scanner;

/** All probes of this package. */
public final class PersonalProbes {

    private PersonalProbes() {}

    /** Adds every probe under its anchors. */
    public static void register(Scanner.Builder builder) {
        builder.on("@", new EmailProbe());
        builder.onNumber(new NumberProbe());
        builder.onMixed(new MixedProbe());
        ColonProbe colons = new ColonProbe();
        builder.on(":", Guard.HEX, colons).on("-", Guard.HEX, colons);
        CueProbe cue = new CueProbe();
        NationalIds.cues().stream()
                .filter(c -> c.chars().allMatch(x -> x < 128))
                .forEach(c -> builder.on(c, Guard.WORD, cue));
        NameProbe names = new NameProbe();
        NameProbe.STRONG.forEach(c -> builder.on(c, names));
        NameProbe.CUES.forEach(c -> builder.on(c, names));
        BirthProbe births = new BirthProbe();
        BirthProbe.CUES.stream().filter(c -> c.chars().allMatch(x -> x < 128)).forEach(c -> builder.on(c, births));
    }
}
