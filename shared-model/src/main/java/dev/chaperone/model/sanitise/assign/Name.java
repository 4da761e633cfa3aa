package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.PlaceholderForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An identifier and what its value would be, judged by whole words: the last word says what it holds, the others
 * whether that is public.
 *
 * @param start in the text
 * @param end just after it
 * @param words in lower case, camel case parted
 */
record Name(int start, int end, List<String> words, Kind kind) {

    /** What a value under such a name is. */
    enum Kind {
        NONE,
        /** Chosen by a person. */
        PASSWORD,
        /** Made by a machine, and the name says so. */
        SECRET,
        /** A key or an authorisation of some kind: only a rare value counts. */
        WEAK
    }

    static final int MAX = 64;
    /** A part of a name is shorter than this; longer, it is a value behind a dash. */
    private static final int LONG = 16;

    private static final int UUID_HEAD = 8;
    /** Length of what annotations of Helm begin with: {@code checksum/secret}. */
    private static final int CHECKSUM = 9;

    Name {
        words = List.copyOf(words);
    }

    /** The identifier around {@code [start, end)}. */
    static Name around(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < MAX && isPart(text, from - 1)) {
            from--;
        }
        while (from < start && !Letters.isAlnum(text.charAt(from))) {
            from++;
        }
        from = afterEscape(text, from, start);
        int to = endOf(text, end);
        List<String> words = split(text.substring(from, to));
        if (words.size() <= 2) {
            words = withWordBefore(text, from, words);
        }
        boolean none = PlaceholderForm.isIn(text, from, to) || text.startsWith("checksum/", from - CHECKSUM);
        return new Name(from, to, words, none ? Kind.NONE : kindOf(words));
    }

    /** Where the identifier that goes on at {@code end} ends. */
    static int endOf(String text, int end) {
        int to = end;
        while (to < text.length() && to - end < MAX && (Letters.isWord(text.charAt(to)) || isInnerDash(text, to))) {
            to++;
        }
        return to;
    }

    String spelled() {
        return String.join("_", words);
    }

    /** Whether a maker or a purpose is named besides the kind of thing: {@code stripe_key}, not {@code api_key}. */
    boolean isSpecific() {
        return words.stream().anyMatch(w -> !isCommon(w));
    }

    /** A secret access key of AWS has 40 characters, whatever else may be called a key there. */
    boolean isOfAws() {
        return words.contains("aws") && words.contains("secret") && words.contains("key");
    }

    /** {@code _auth}: user and password of a registry. */
    boolean isAuth() {
        return words.getLast().equals("auth");
    }

    /** Whether a value repeats a longer word of its name, as samples do. */
    boolean isWithin(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(w -> w.length() > 4 && lower.contains(w));
    }

    private static boolean isCommon(String word) {
        return NameWords.WEAKS.contains(word)
                || NameWords.SECRETS.contains(word)
                || NameWords.PASSWORDS.contains(word)
                || NameWords.KEY_QUALIFIERS.contains(word)
                || NameWords.TAILS.contains(word)
                || isNumber(word)
                || word.length() < 3
                || Set.of("the", "your", "user", "and", "for").contains(word);
    }

    private static Kind kindOf(List<String> words) {
        int last = words.size() - 1;
        while (last > 0
                && ((NameWords.TAILS.contains(words.get(last))
                                && !words.get(last).equals("id"))
                        || isNumber(words.get(last)))) {
            last--;
        }
        if (last < 0) {
            return Kind.NONE;
        }
        String head = trimDigits(words.get(last));
        if (isPublic(words, last, head)) {
            return Kind.NONE;
        }
        if (NameWords.PASSWORDS.contains(head)) {
            return Kind.PASSWORD;
        }
        if (NameWords.SECRETS.contains(head)) {
            return Kind.SECRET;
        }
        if (!NameWords.WEAKS.contains(head)) {
            Kind glued = glued(head);
            return glued == Kind.NONE && isQualified(words, last) ? Kind.WEAK : glued;
        }
        boolean qualified = head.equals("key") && last > 0 && NameWords.KEY_QUALIFIERS.contains(words.get(last - 1));
        return qualified ? Kind.SECRET : Kind.WEAK;
    }

    /** {@code apikey_myservice}, {@code token_production_eu}: what it is first, then whose. */
    private static boolean isQualified(List<String> words, int last) {
        boolean about = NameWords.ABOUT.contains(words.get(last));
        return !about
                && words.subList(0, last).stream()
                        .anyMatch(w -> NameWords.PASSWORDS.contains(w) || NameWords.SECRETS.contains(w));
    }

    private static boolean isPublic(List<String> words, int last, String head) {
        if (head.startsWith("pubkey") || head.startsWith("publickey")) {
            return true;
        }
        boolean key = head.endsWith("key");
        for (int i = 0; i < last; i++) {
            boolean account = words.get(i).equals("storage") && words.contains("account");
            if (NameWords.PUBLIC.contains(words.get(i))
                    || (key && i == last - 1 && NameWords.PUBLIC_KEYS.contains(words.get(i)) && !account)) {
                return true;
            }
        }
        return false;
    }

    /** {@code dbpassword}, {@code githubtoken}, {@code myapikey}: written together. */
    private static Kind glued(String word) {
        for (String ending : List.of("password", "passwd", "passphrase")) {
            if (word.endsWith(ending)) {
                return Kind.PASSWORD;
            }
        }
        for (String ending : List.of("apikey", "secret", "token", "secretkey", "accesskey", "authkey", "privatekey")) {
            if (word.endsWith(ending) && !word.startsWith("de") && !word.startsWith("un")) {
                return Kind.SECRET;
            }
        }
        boolean weak = word.length() > 5
                && word.endsWith("key")
                && !Set.of("monkey", "turkey", "hockey", "donkey", "whiskey", "hotkey", "jockey", "mickey")
                        .contains(word);
        return weak ? Kind.WEAK : Kind.NONE;
    }

    private static String trimDigits(String word) {
        int end = word.length();
        while (end > 1 && Letters.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean isNumber(String word) {
        return Letters.digits(word) == word.length();
    }

    private static List<String> split(String identifier) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= identifier.length(); i++) {
            char before = identifier.charAt(i - 1);
            char c = Letters.at(identifier, i);
            boolean hump = Letters.isUpper(c) && (Letters.isLower(before) || Letters.isDigit(before));
            boolean acronym = Letters.isUpper(before)
                    && Letters.isUpper(c)
                    && Letters.isLower(Letters.at(identifier, i + 1))
                    && Letters.isLower(Letters.at(identifier, i + 2));
            boolean edge = i == identifier.length() || !Letters.isAlnum(c);
            if (edge || hump || acronym) {
                int to = acronym && isKnown(identifier.substring(from, i + 1)) ? i + 1 : i;
                if (i > from && Letters.isAlnum(identifier.charAt(from))) {
                    words.add(identifier.substring(from, to).toLowerCase(Locale.ROOT));
                }
                from = edge ? i + 1 : to;
            }
        }
        return words;
    }

    /** {@code SECRETkey} is a secret key, {@code HTTPServer} is no {@code https erver}. */
    private static boolean isKnown(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return NameWords.SECRETS.contains(lower) || NameWords.KEY_QUALIFIERS.contains(lower);
    }

    /** "public key", "taxjar key": in prose the word before qualifies. */
    private static List<String> withWordBefore(String text, int start, List<String> words) {
        int end = start - 1;
        if (Letters.at(text, end) != ' ' || !Letters.isAlnum(Letters.at(text, end - 1))) {
            return words;
        }
        int from = end;
        while (from > 0 && end - from < MAX && Letters.isWord(text.charAt(from - 1))) {
            from--;
        }
        if (PlaceholderForm.isIn(text, from, end)) {
            return words;
        }
        List<String> all = split(text.substring(from, end));
        all.addAll(words);
        return all;
    }

    private static boolean isPart(String text, int index) {
        char c = text.charAt(index);
        return Letters.isWord(c) || c == '-' || c == '.' || c == '$';
    }

    private static boolean isInnerDash(String text, int index) {
        if (text.charAt(index) != '-' || !Letters.isAlnum(Letters.at(text, index + 1))) {
            return false;
        }
        int end = index + 1;
        while (end < text.length() && Letters.isAlnum(text.charAt(end))) {
            end++;
        }
        int digits = Letters.digits(text.substring(index + 1, end));
        return end - index - 1 < LONG && !(end - index - 1 == UUID_HEAD && digits > 0 && Letters.at(text, end) == '-');
    }

    /** {@code \npassword}: the n belongs to the escape. */
    private static int afterEscape(String text, int from, int start) {
        boolean escape = from < start && Letters.at(text, from - 1) == '\\' && "nrt".indexOf(text.charAt(from)) >= 0;
        return escape ? from + 1 : from;
    }
}
