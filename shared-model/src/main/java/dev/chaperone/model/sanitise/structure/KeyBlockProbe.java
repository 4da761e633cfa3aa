package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;

/**
 * Private keys in PEM (RFC 7468), OpenPGP and PuTTY form, whole or cut off. Certificates and public keys are left
 * alone.
 */
final class KeyBlockProbe implements Probe {

    private static final int MAX_LABEL = 80;
    private static final int MAX_BLOCK = 16 * 1024;
    private static final int MIN_BODY = 24;

    @Override
    public void at(Scan scan, int start, int end) {
        scan.block();
        if (scan.passed(Mark.BLOCK, start)) {
            return;
        }
        String text = scan.text();
        if (text.regionMatches(true, start, "putty", 0, 5) || text.regionMatches(true, start, "private-lines", 0, 13)) {
            putty(scan, start, end);
            return;
        }
        int dashes = text.indexOf("-----", end);
        boolean isPrivate = dashes > 0
                && dashes - start < MAX_LABEL
                && text.substring(start, dashes).contains("PRIVATE KEY");
        if (!isPrivate) {
            return;
        }
        int body = dashes + 5;
        int limit = Math.min(text.length(), body + MAX_BLOCK);
        int close = text.indexOf("-----END", body, limit);
        int tail = close < 0 || close > limit ? -1 : text.indexOf("-----", close + 8);
        int until = tail > 0 && tail - close < MAX_LABEL ? tail + 5 : endOfBody(text, body, limit);
        scan.pass(Mark.BLOCK, until);
        if (isKey(text, body, close > 0 && close < limit ? close : until)) {
            scan.add(Hit.secret("private-key", "KEY", start, until, 100, "private key block"));
        }
    }

    private static void putty(Scan scan, int start, int end) {
        String text = scan.text();
        int lines = text.regionMatches(true, start, "private", 0, 7) ? start : text.indexOf("Private-Lines:", end);
        if (lines > 0 && lines - start < MAX_BLOCK) {
            int body = text.indexOf('\n', lines);
            int until = body < 0 ? text.length() : endOfBody(text, body, Math.min(text.length(), body + MAX_BLOCK));
            scan.pass(Mark.BLOCK, until);
            if (until - lines > MIN_BODY) {
                scan.add(Hit.secret("private-key", "KEY", lines, until, 100, "PuTTY private key"));
            }
        }
    }

    /** Enough base64 that is no mask. */
    private static boolean isKey(String text, int from, int to) {
        int letters = 0;
        boolean[] seen = new boolean[128];
        int distinct = 0;
        for (int i = from; i < to && letters < 4 * MIN_BODY; i++) {
            char c = text.charAt(i);
            if (Letters.isAlnum(c)) {
                letters++;
                distinct += seen[c] ? 0 : 1;
                seen[c] = true;
            }
        }
        return letters >= MIN_BODY && distinct >= 8;
    }

    /** A block that was cut off ends where base64, line breaks and the signs of quoting end. */
    private static int endOfBody(String text, int from, int limit) {
        int i = from;
        int last = from;
        while (i < limit) {
            char c = text.charAt(i);
            if (Letters.isAlnum(c) || c == '+' || c == '/' || c == '=') {
                last = i + 1;
            } else if (" \t\r\n\\\"'+,:-".indexOf(c) < 0 || i - last > 40) {
                break;
            }
            i++;
        }
        return last;
    }
}
