package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.List;
import java.util.Locale;

/**
 * {@code Authorization: SCHEME token} and {@code Authorization: SCHEME name="value", …} of any scheme (RFC 9110, 11.4):
 * the token, or the parameter that proves the secret.
 */
final class AuthorizationProbe implements Probe {

    private static final int MAX_SCHEME = 24;
    private static final int MAX = 1024;
    private static final int MIN = 16;
    private static final List<String> PROOFS =
            List.of("response=", "signature=", "sig=", "mac=", "token=", "oauth_signature=", "apikey=", "api_key=");

    @Override
    public void at(Scan scan, int start, int end) {
        int from = skip(scan, end, "\"'\uE001:=>,\\ ", 6);
        int scheme = from;
        while (scheme - from < MAX_SCHEME && (Letters.isAlnum(scan.at(scheme)) || scan.at(scheme) == '-')) {
            scheme++;
        }
        if (from == end || scheme == from || scan.at(scheme) != ' ') {
            return;
        }
        int value = skip(scan, scheme, " ", 4);
        int to = endOf(scan, value);
        if (scan.at(to) == '=' || scan.at(to) == ',' || Letters.isQuote(scan.at(to - 1))) {
            parameters(scan, value);
        } else {
            add(scan, value, to, true);
        }
    }

    private static void parameters(Scan scan, int from) {
        String text = scan.text();
        int line = from;
        while (line < text.length() && line - from < MAX && text.charAt(line) != '\n') {
            line++;
        }
        String lower = text.substring(from, line).toLowerCase(Locale.ROOT);
        for (String proof : PROOFS) {
            int at = lower.indexOf(proof);
            if (at >= 0 && (at == 0 || !Letters.isWord(lower.charAt(at - 1)))) {
                int value = skip(scan, from + at + proof.length(), "\"\\", 2);
                add(scan, value, endOf(scan, value), false);
            }
        }
    }

    private static void add(Scan scan, int from, int to, boolean careful) {
        String value = scan.text().substring(from, to);
        if (value.length() >= MIN && HeaderProbe.isOpaque(value, careful && value.length() < 2 * MIN)) {
            scan.add(Hit.secret("bearer-header", "CREDENTIAL", from, to, 78, "authorisation header"));
        }
    }

    private static int endOf(Scan scan, int from) {
        int to = from;
        while (to - from < MAX && (Letters.isWord(scan.at(to)) || "+/.-~%".indexOf(scan.at(to)) >= 0)) {
            to++;
        }
        while (to > from && scan.at(to) == '=' && !Letters.isWord(scan.at(to + 1)) && scan.at(to + 1) != '"') {
            to++;
        }
        return to;
    }

    private static int skip(Scan scan, int from, String signs, int max) {
        int i = from;
        while (i - from < max && i < scan.text().length() && signs.indexOf(scan.at(i)) >= 0) {
            i++;
        }
        return i;
    }
}
