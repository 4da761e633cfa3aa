package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.Locale;
import java.util.Set;

/**
 * Tokens of makers that we do not know: since 2021 most begin with a short name, often a word for their purpose, and an
 * underscore, before a long random body in both letter cases: {@code acme_live_…}.
 */
public final class PrefixedProbe implements Probe {

    private static final int MIN_BODY = 20;
    private static final int MAX_PREFIX = 12;
    private static final int MAX = 160;
    private static final Set<String> PURPOSES = Set.of(
            "live", "test", "prod", "sandbox", "pat", "api", "key", "sk", "rk", "secret", "sec", "token", "tok", "oat",
            "at", "svc");

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int from = start;
        for (int i = end - 1; i > start; i--) {
            if (text.charAt(i) == '=' || text.charAt(i) == '/' || text.charAt(i) == '+') {
                from = i + 1;
                break;
            }
        }
        if (end - from < MIN_BODY + 3
                || end - from > MAX
                || !Letters.isLower(text.charAt(from))
                || !Letters.startsWord(text, from)) {
            return;
        }
        String run = text.substring(from, end);
        int first = run.indexOf('_');
        if (first < 2 || first > MAX_PREFIX || !isWord(run.substring(0, first))) {
            return;
        }
        int second = run.indexOf('_', first + 1);
        boolean purposeful = PURPOSES.contains(run.substring(0, first));
        int body = first + 1;
        if (second > 0
                && second - first <= MAX_PREFIX
                && PURPOSES.contains(run.substring(first + 1, second).toLowerCase(Locale.ROOT))) {
            purposeful = true;
            body = second + 1;
        }
        if (isRandom(run.substring(body), purposeful) && !Dummies.isDummy(run)) {
            scan.add(Hit.secret("prefixed-token", "SECRET", from, end, 62, "short name and a long random body"));
        }
    }

    private static boolean isWord(String prefix) {
        return Letters.isAll(prefix, c -> Letters.isLower(c) || Letters.isDigit(c));
    }

    private static boolean isRandom(String body, boolean purposeful) {
        int digits = Letters.digits(body);
        boolean bothCases =
                Letters.hasAny(body, c -> Letters.isUpper(c)) && Letters.hasAny(body, c -> Letters.isLower(c));
        return body.length() >= MIN_BODY
                && body.indexOf('_') < 0
                && digits >= 2
                && digits < body.length()
                && (bothCases || (purposeful && body.length() >= 24))
                && Rarity.isOpaque(body)
                && !Dummies.isSequence(body);
    }
}
