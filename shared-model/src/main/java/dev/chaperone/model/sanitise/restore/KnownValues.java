package dev.chaperone.model.sanitise.restore;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was taken out before in this session, wherever it turns up again: an answer in which values were put back
 * becomes the same again, and what a tool prints without any sign of what it is does not leave either.
 */
public final class KnownValues {

    /** Rule of the hits; their class is {@code secret.seen-before}. */
    public static final String RULE = "seen-before";

    /** Shorter values stand in too many words. */
    private static final int MIN_LENGTH = 4;

    private KnownValues() {}

    /** Where the vault's values stand as whole words, as they are and as a JSON spells them. */
    public static List<Hit> in(String text, Vault vault) {
        List<Hit> hits = new ArrayList<>();
        vault.forEach((placeholder, value) -> {
            if (value.plain().length() >= MIN_LENGTH) {
                for (String spelling : spellings(value)) {
                    find(text, spelling, Vault.typeOf(placeholder), hits);
                }
            }
        });
        return hits;
    }

    private static Set<String> spellings(Vault.Value value) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(value.written());
        spellings.add(value.plain());
        spellings.add(Escaping.JSON.escape(value.plain()));
        spellings.add(Escaping.JSON_IN_JSON.escape(value.plain()));
        return spellings;
    }

    private static void find(String text, String spelling, String type, List<Hit> hits) {
        int at = text.indexOf(spelling);
        while (at >= 0) {
            int end = at + spelling.length();
            if (isWhole(text, at, end)) {
                hits.add(Hit.secret(RULE, type, at, end, 100, "taken out before in this session"));
            }
            at = text.indexOf(spelling, end);
        }
    }

    /** What begins or ends within a word is another word; behind a backslash stands what it escapes. */
    private static boolean isWhole(String text, int start, int end) {
        boolean escaped = start > 1 && text.charAt(start - 2) == '\\';
        boolean begins = start == 0
                || escaped
                || !Letters.isAlnum(text.charAt(start))
                || !Letters.isAlnum(text.charAt(start - 1));
        boolean ends =
                end == text.length() || !Letters.isAlnum(text.charAt(end - 1)) || !Letters.isAlnum(text.charAt(end));
        return begins && ends;
    }
}
