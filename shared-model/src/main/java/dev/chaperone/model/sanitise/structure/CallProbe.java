package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;

/** Calls whose last literal is a password by their signature: {@code new NetworkCredential("user", "password")}. */
record CallProbe(boolean careful) implements Probe {

    private static final int MAX = 200;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int limit = Math.min(text.length(), end + MAX);
        int open = -1;
        int close = -1;
        int literals = 0;
        int i = end;
        while (i < limit && text.charAt(i) != ')' && text.charAt(i) != '\n') {
            char quote = text.charAt(i);
            if (Letters.isQuote(quote)) {
                int next = text.indexOf(quote, i + 1, limit);
                if (next < 0) {
                    return;
                }
                open = i + 1;
                close = next;
                literals++;
                i = next;
            }
            i++;
        }
        if (i >= limit || literals < 2 || close - open < 4) {
            return;
        }
        String value = text.substring(open, close);
        if (!Dummies.isDummy(value) && value.indexOf(' ') < 0 && (!careful || isMade(value))) {
            scan.add(Hit.secret("call-password", "PASSWORD", open, close, 75, "last argument of a call that logs in"));
        }
    }

    /** What else is given to such calls are words, paths and addresses. */
    private static boolean isMade(String value) {
        return Letters.variety(value) >= 2
                && (Letters.digits(value) > 0 || Letters.variety(value) >= 3)
                && !Letters.hasAny(value, c -> "/@ ({.".indexOf(c) >= 0);
    }
}
