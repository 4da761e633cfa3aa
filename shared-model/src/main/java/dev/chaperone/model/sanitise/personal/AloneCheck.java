package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.Map;

/** A text that is nothing but one number is meant as that number: form and check are enough there. */
public final class AloneCheck {

    private static final int MAX = 40;

    /** Numbers without a check digit, which have to be in their groups: without them most numbers would pass. */
    private static final Map<String, String> SHAPES = Map.of("us-ssn", "999-99-9999", "dk-cpr", "999999-9999");

    private AloneCheck() {}

    private static boolean isWritten(String text, String shape) {
        return NumberProbe.matches(text, shape) || NumberProbe.matches(text, shape.replace('-', ' '));
    }

    /** Looks at the whole text once; does nothing for a text of more than 40 characters. */
    public static void run(Scan scan) {
        String text = scan.text();
        int from = 0;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        int to = text.length();
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        if (to - from < 6 || to - from > MAX || !scan.hits().isEmpty()) {
            return;
        }
        for (int i = from; i < to; i++) {
            if (!Letters.isAlnum(text.charAt(i)) && " -./_+".indexOf(text.charAt(i)) < 0) {
                return;
            }
        }
        String plain = CueProbe.plain(text, from, to);
        if (Checks.isUniform(plain)) {
            return;
        }
        plain = plain.startsWith("CZ") ? plain.substring(2) : plain;
        for (NationalIds.Kind kind : NationalIds.of(plain)) {
            boolean careful = kind.id().equals("us-ein")
                    || kind.id().equals("passport")
                    || kind.id().equals("vat-id");
            boolean weak = SHAPES.containsKey(kind.id()) && !isWritten(text.substring(from, to), SHAPES.get(kind.id()));
            if (!careful && !weak && kind.check().test(plain)) {
                scan.add(Hit.personal(kind.id(), "ID", from, to, 55, "form and check, and the text is nothing else"));
                return;
            }
        }
    }
}
