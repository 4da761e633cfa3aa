package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tokens of makers that we do not know: since 2021 most begin with a short name, often a word for their purpose, and an
 * underscore, before a long random body in both letter cases: {@code acme_live_…}.
 */
public final class PrefixedProbe implements Probe {

    private static final int MIN_BODY = 20;
    private static final int MAX_PREFIX = 12;
    private static final int MAX = 160;
    private static final Set<String> DIGESTS = Set.of(
            "sha1=",
            "sha256=",
            "sha384=",
            "sha512=",
            "md5=",
            "sha1-",
            "sha256-",
            "sha384-",
            "sha512-",
            "sha256:",
            "digest=",
            "integrity=",
            "checksum=",
            "hash=");
    private static final Set<String> PURPOSES = Set.of(
            "live", "test", "prod", "sandbox", "pat", "api", "key", "sk", "rk", "secret", "sec", "token", "tok", "oat",
            "at", "svc");

    /** How long the shortest token is that begins so, of makers that we know. */
    private final Map<String, Integer> shortest = new HashMap<>();

    /** @param known rules of makers whose tokens are looked for by their form */
    public PrefixedProbe(List<TokenRule> known) {
        for (TokenRule rule : known) {
            for (String form : rule.forms()) {
                Form parsed = Form.parse(form);
                shortest.merge(parsed.head(), parsed.shortest(), Math::min);
            }
        }
        shortest.remove("");
    }

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
        boolean abridged = text.startsWith("...", end) || scan.at(end) == '…';
        if (isRandom(run.substring(body), purposeful)
                && !abridged
                && run.length() >= shortest.getOrDefault(run.substring(0, first + 1), 0)
                && !isDigest(text, from)
                && !Dummies.isDummy(run)) {
            scan.add(Hit.secret("prefixed-token", "SECRET", from, end, 62, "short name and a long random body"));
        }
    }

    /** {@code sha256=…}: the checksum of a file. */
    private static boolean isDigest(String text, int from) {
        return DIGESTS.stream().anyMatch(name -> text.startsWith(name, from - name.length()));
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
