package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Samples;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for one form where its keyword stands. */
public final class TokenProbe implements Probe {

    /** A body that reads more like words than this is no token. */
    private static final double WORDS = 0.2;

    private static final int SURE = 4;
    private static final int LINE = 300;
    private static final int BLOB = 40;

    private static final Set<String> FILES =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "css", "js", "map", "html", "json", "md", "txt");

    private final String rule;
    private final Form form;
    private final boolean hash;

    private TokenProbe(String rule, Form form) {
        this.rule = rule;
        this.form = form;
        this.hash = rule.equals("password-hash");
    }

    /**
     * Adds every form and word of the rules.
     *
     * @throws IllegalArgumentException if a word is not ASCII
     */
    public static void register(Scanner.Builder builder, List<TokenRule> rules) {
        for (TokenRule rule : rules) {
            for (String form : rule.forms()) {
                Form parsed = Form.parse(form);
                builder.on(parsed.keyword(), parsed.guard(), new TokenProbe(rule.id(), parsed));
            }
            rule.words().forEach(word -> builder.on(word, new WordProbe(rule.id())));
        }
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (text.charAt(start) != form.keyword().charAt(0)) {
            return;
        }
        int[] found = form.match(text, start);
        if (found.length == 0) {
            if (form.weight() >= SURE && isCut(text, end)) {
                scan.suspect(start);
            }
            return;
        }
        String token = text.substring(found[0], found[1]);
        String body = found[0] < start ? token : token.substring(end - start);
        boolean sample = isAbridged(text, found[1])
                || Checksums.isRefuted(rule, token)
                || Samples.isPublished(token)
                || isWithinBlob(text, found[0]);
        if (!sample && (hash ? !isMasked(token) : isBody(body, token))) {
            boolean proven = Checksums.isProven(rule, token);
            int points = proven ? 100 : form.weight() >= SURE ? 95 : 85;
            scan.add(Hit.secret(
                    rule,
                    hash ? "HASH" : "SECRET",
                    found[0],
                    found[1],
                    points,
                    proven ? "form and checksum of " + rule : "form of " + rule));
        }
    }

    /** {@code abc...}: shortened by whoever wrote it; {@code abc.png}: the name of a file. */
    private boolean isAbridged(String text, int end) {
        if (text.startsWith("...", end) || Letters.at(text, end) == '…') {
            return true;
        }
        int stop = end + 1;
        while (Letters.isLower(Letters.at(text, stop)) && stop - end < 6) {
            stop++;
        }
        return form.weight() <= SURE && Letters.at(text, end) == '.' && FILES.contains(text.substring(end + 1, stop));
    }

    /** A few letters within the base64 of a picture are no beginning of a token. */
    private boolean isWithinBlob(String text, int start) {
        char before = Letters.at(text, start - 1);
        if ((before != '/' && before != '+') || form.weight() > SURE + 2) {
            return false;
        }
        int from = start - 1;
        while (from > 0 && start - from < BLOB && isBase64(text.charAt(from - 1))) {
            from--;
        }
        return start - from >= BLOB && Rarity.isOpaque(text.substring(from, start));
    }

    private static boolean isBase64(char c) {
        return Letters.isAlnum(c) || c == '+' || c == '/';
    }

    /** Whether what could be a token runs into a line break. */
    private boolean isCut(String text, int end) {
        int i = end;
        while (i < text.length()
                && i - end < LINE
                && (Letters.isWord(text.charAt(i)) || "-./+=".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return form.weight() >= SURE
                && i > end
                && Letters.at(text, i) == '\n'
                && Letters.isAlnum(Letters.at(text, i + 1));
    }

    private boolean isBody(String body, String token) {
        boolean filled = form.weight() >= SURE
                && Letters.distinct(body) == 1
                && Letters.isUpper(body.charAt(0))
                && body.charAt(0) != 'X';
        if (filled) {
            return true;
        }
        if (form.weight() > SURE && Letters.digits(body) > 1 && Letters.distinct(body) > 3) {
            return !isMasked(token);
        }
        boolean weak = form.weight() < SURE;
        double score = Rarity.score(body);
        return !isMasked(token)
                && Letters.distinct(body) >= Math.min(5, body.length() / 3 + 2)
                && score <= (weak ? Rarity.OPAQUE : WORDS)
                && (!weak || Letters.digits(body) > 0);
    }

    private static boolean isMasked(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        return lower.contains("xxxxx")
                || lower.contains("example")
                || lower.contains("....")
                || lower.contains("0000000000")
                || lower.contains(Dummies.PLACEHOLDER.toLowerCase(Locale.ROOT))
                || lower.contains("***")
                || lower.contains("placeholder")
                || lower.contains("your_")
                || lower.contains("your-");
    }
}
