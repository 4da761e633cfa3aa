package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;
import java.util.Locale;
import java.util.Set;

/** {@code scheme://user:password@host} (RFC 3986, 3.2.1): only the password is taken out. */
final class AddressProbe implements Probe {

    private static final int MAX = 512;
    private static final int MIN_TOKEN = 16;
    private static final Set<String> STAND_INS = Set.of("password", "passwd", "pwd", "token");
    /** Stand-ins elsewhere, and yet what many a database has. */
    private static final Set<String> SHORT = Set.of("pass", "secret", "admin", "default");

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "example.com", "host", "hostname", "db");

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.passed(Mark.ADDRESS, start)) {
            return;
        }
        String text = scan.text();
        int colon = -1;
        int at = -1;
        int limit = Math.min(text.length(), end + MAX);
        int i = end;
        for (; i < limit && !ends(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c == ':' && colon < 0 && at < 0) {
                colon = i;
            } else if (c == '@') {
                at = i;
            } else if ((c == '/' || c == '?' || c == '#') && (at >= 0 || !authorityGoesOn(text, i, limit, colon))) {
                break;
            }
        }
        scan.pass(Mark.ADDRESS, i);
        if (at > 0 && colon > 0 && at > colon + 1) {
            password(scan, colon, at, text.substring(end, colon));
        } else if (at > 0 && at - end >= MIN_TOKEN && Rarity.isOpaque(text.substring(end, at))) {
            scan.add(Hit.secret("url-token", "TOKEN", end, at, 85, "token before the host of an address"));
        }
    }

    private static void password(Scan scan, int colon, int at, String user) {
        String value = scan.text().substring(colon + 1, at);
        String lower = value.toLowerCase(Locale.ROOT);
        String host = hostAfter(scan.text(), at + 1);
        boolean sample = STAND_INS.contains(lower) || lower.equals(user.toLowerCase(Locale.ROOT));
        boolean real = value.length() >= 3
                && !Dummies.isLookup(value)
                && !lower.startsWith("$")
                && !lower.contains("xxxx")
                && !lower.contains("***")
                && !isName(value)
                && !value.contains(Dummies.PLACEHOLDER)
                && (!Dummies.isDummy(value) || sample || SHORT.contains(lower) || Letters.variety(value) >= 3);
        boolean local = host.isEmpty()
                || LOCAL.contains(host)
                || host.startsWith("example.")
                || host.contains(".example")
                || host.startsWith("192.0.2.")
                || host.startsWith("198.51.100.")
                || host.startsWith("203.0.113.");
        if (real && !(sample && local)) {
            scan.add(Hit.secret("url-password", "PASSWORD", colon + 1, at, 96, "password in an address"));
        }
    }

    /** {@code PERSONAL_ACCESS_TOKEN}: what to write there. */
    private static boolean isName(String value) {
        return value.indexOf('_') > 0 && Letters.isAll(value, c -> Letters.isUpper(c) || c == '_');
    }

    private static String hostAfter(String text, int from) {
        int i = from;
        while (i < text.length()
                && (Letters.isAlnum(text.charAt(i)) || text.charAt(i) == '.' || text.charAt(i) == '-')) {
            i++;
        }
        return text.substring(from, i).toLowerCase(Locale.ROOT);
    }

    /** A password may hold a slash or a question mark if an {@code @} still follows before the address ends. */
    private static boolean authorityGoesOn(String text, int from, int limit, int colon) {
        if (colon < 0) {
            return false;
        }
        int slashes = 0;
        for (int i = from; i < limit && !ends(text.charAt(i)); i++) {
            slashes += text.charAt(i) == '/' ? 1 : 0;
            if (text.charAt(i) == '@') {
                return slashes <= 1 && !Letters.isDigit(Letters.at(text, colon + 1));
            }
        }
        return false;
    }

    private static boolean ends(char c) {
        return c <= ' ' || "\"'<>\\`|".indexOf(c) >= 0 || c == Letters.ENVELOPE_QUOTE;
    }
}
