package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.UserAndPassword;

/** {@code Basic} (RFC 7617: user and password in base64), {@code Bearer} and {@code Token} credentials. */
final class HeaderProbe implements Probe {

    private static final int MAX = 4096;
    private static final int MIN_TOKEN = 16;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (!Letters.startsWord(text, start)) {
            return;
        }
        int from = end;
        while (from < text.length() && from - end < 4 && (scan.at(from) == ' ' || scan.at(from) == '"')) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from < MAX && isPart(text.charAt(to))) {
            to++;
        }
        while (to > from && ".,".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        String value = text.substring(from, to);
        boolean basic = text.regionMatches(true, start, "basic", 0, 5);
        boolean plainToken = text.regionMatches(true, start, "token", 0, 5);
        if (basic ? UserAndPassword.isIn(value) : isOpaque(value, plainToken && !follows(text, start))) {
            scan.add(Hit.secret(
                    basic ? "basic-header" : "bearer-header",
                    "CREDENTIAL",
                    from,
                    to,
                    basic ? 92 : 80,
                    basic ? "decodes to user and password" : "authorisation header"));
        }
    }

    private static boolean follows(String text, int start) {
        int from = Math.max(0, start - 24);
        return text.substring(from, start).toLowerCase(java.util.Locale.ROOT).contains("authorization");
    }

    private static boolean isPart(char c) {
        return Letters.isWord(c) || "+/=.-~".indexOf(c) >= 0;
    }

    static boolean isOpaque(String value, boolean careful) {
        return value.length() >= MIN_TOKEN
                && !Dummies.isDummy(value)
                && Rarity.isOpaque(value)
                && Letters.variety(value) >= 2
                && Letters.digits(value) > 0
                && !(careful && value.length() < 2 * MIN_TOKEN);
    }
}
