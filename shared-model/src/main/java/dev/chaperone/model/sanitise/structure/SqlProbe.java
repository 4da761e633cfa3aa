package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;

/** {@code IDENTIFIED BY 'password'}, also with a plugin named before {@code BY} or a hash behind {@code AS}. */
final class SqlProbe implements Probe {

    private static final int GAP = 64;
    private static final int MAX = 256;
    private static final int MIN = 4;

    @Override
    public void at(Scan scan, int start, int end) {
        int limit = Math.min(scan.text().length(), end + GAP);
        int i = end;
        while (scan.at(end - 2) != 'y' && scan.at(end - 2) != 'Y' && i < limit && isBetween(scan.at(i))) {
            i++;
        }
        char quote = scan.at(i);
        if (quote != '\'' && quote != '"') {
            return;
        }
        int close = scan.text().indexOf(quote, i + 1, Math.min(scan.text().length(), i + MAX));
        if (close - i > MIN && isPassword(scan.text().substring(i + 1, close))) {
            scan.add(Hit.secret("sql-password", "PASSWORD", i + 1, close, 88, "password of a user of a database"));
        }
    }

    /** "with caching_sha2_password by ": words without signs. */
    private static boolean isBetween(char c) {
        return c == ' ' || c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean isPassword(String value) {
        return value.indexOf('\n') < 0 && value.indexOf('%') != 0 && !Dummies.isDummy(value);
    }
}
