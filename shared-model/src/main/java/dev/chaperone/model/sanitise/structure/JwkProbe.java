package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;
import java.util.Set;

/**
 * JSON Web Keys (RFC 7517): around {@code "kty"}, the members that only a private key has (RFC 7518, 6.2.2 and 6.3.2).
 */
final class JwkProbe implements Probe {

    private static final int BEFORE = 2048;
    private static final int AFTER = 4096;
    private static final int MIN = 16;
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

    @Override
    public void at(Scan scan, int start, int end) {
        if (!Letters.isQuote(scan.at(start - 1)) || !Letters.isQuote(scan.at(end))) {
            return;
        }
        String text = scan.text();
        int from = start;
        while (from > 0 && start - from < BEFORE && text.charAt(from - 1) != '{' && !scan.passed(Mark.JWK, from)) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < AFTER && text.charAt(to) != '}') {
            to++;
        }
        members(scan, from, to);
        scan.pass(Mark.JWK, to);
    }

    private static void members(Scan scan, int from, int to) {
        for (int i = from; i < to; i++) {
            int name = Letters.isQuote(scan.at(i)) ? endOfName(scan, i + 1) : 0;
            if (name > 0
                    && Letters.isQuote(scan.at(name))
                    && PRIVATE.contains(scan.text().substring(i + 1, name))) {
                value(scan, name + 1, to);
            }
            i = Math.max(i, name);
        }
    }

    private static int endOfName(Scan scan, int from) {
        int i = from;
        while (Letters.isLower(scan.at(i)) && i - from < 4) {
            i++;
        }
        return i > from ? i : 0;
    }

    private static void value(Scan scan, int after, int to) {
        int from = after;
        while (from < to && " \t\r\n:".indexOf(scan.at(from)) >= 0) {
            from++;
        }
        if (from == after || !Letters.isQuote(scan.at(from))) {
            return;
        }
        int end = from + 1;
        while (end < to && (Letters.isWord(scan.at(end)) || scan.at(end) == '-')) {
            end++;
        }
        String value = scan.text().substring(from + 1, end);
        if (value.length() >= MIN && Letters.isQuote(scan.at(end)) && !Dummies.isDummy(value)) {
            scan.add(Hit.secret("jwk-private", "KEY", from + 1, end, 90, "private part of a JSON Web Key"));
        }
    }
}
