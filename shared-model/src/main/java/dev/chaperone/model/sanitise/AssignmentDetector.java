package dev.chaperone.model.sanitise;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@code name = value} in all its spellings: code, JSON, YAML, .env, flags, properties. The name decides whether the
 * value is looked at; a password is taken by its name, not because it looks random.
 */
final class AssignmentDetector implements Detector {

    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 512;

    /** Names whose value is a password a person chose. */
    private static final Pattern PASSWORD =
            Pattern.compile("(.*[_.-])?(password|passwd|passphrase|pwd|pass|passcode)\\d?");

    /** Names whose value is a secret a machine made. */
    private static final Pattern SECRET = Pattern.compile(
            "(.*[_.-])?(secret|secret_?key|api_?key|apikey|access_?key|account_?key|auth_?key|encryption_?key|signing_?key|private_?key|token|access_?token|auth_?token|client_?secret|webhook_?secret|credentials?|secret_?access_?key)");

    private static final Set<String> PUBLIC_WORDS = Set.of(
            "public",
            "cache",
            "partition",
            "primary",
            "foreign",
            "sort",
            "row",
            "max",
            "min",
            "num",
            "count",
            "next",
            "page",
            "csrf",
            "key_id",
            "id",
            "name",
            "path",
            "file",
            "url",
            "type",
            "hash",
            "digest",
            "binding");

    @Override
    public void find(String text, Consumer<Hit> hits) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                look(text, i, hits);
            } else if (c == ' ' && isProse(text, i)) {
                value(text, skip(text, i), nameBefore(text, wordBefore(text, i)), hits);
            }
        }
    }

    private static void look(String text, int operator, Consumer<Hit> hits) {
        String name = nameBefore(text, operator);
        char next = Letters.at(text, operator + 1);
        boolean comparison = next == '=' || next == ':' || next == '/';
        if (!name.isEmpty() && !comparison) {
            value(text, skip(text, operator + (next == '>' ? 2 : 1)), name, hits);
        }
    }

    private static void value(String text, int start, String name, Consumer<Hit> hits) {
        boolean password = PASSWORD.matcher(name).matches();
        boolean secret = !password && SECRET.matcher(name).matches();
        if ((!password && !secret) || isPublic(name)) {
            return;
        }
        int open = start;
        while (Letters.at(text, open) == '\\') {
            open++;
        }
        char quote = Letters.at(text, open);
        boolean quoted = quote == '"' || quote == '\'' || quote == '`';
        int from = quoted ? open + 1 : start;
        int to = quoted ? endOfQuoted(text, from, quote) : endOfPlain(text, from);
        String value = to > from ? text.substring(from, to) : "";
        if (password ? isPassword(value, quoted) : isSecret(value)) {
            String rule = password ? "password-assignment" : "secret-assignment";
            hits.accept(Hit.secret(
                    rule, password ? "PASSWORD" : "SECRET", from, to, password ? 70 : 65, "value of '" + name + "'"));
        }
    }

    private static boolean isPassword(String value, boolean quoted) {
        boolean shape = value.length() >= 6 && value.length() <= 128 && value.indexOf(' ') < 0;
        boolean code = value.contains("(")
                || value.contains("[")
                || value.matches("[a-z]+[.][a-zA-Z_.]+|[a-zA-Z_]+|[A-Z_0-9]+");
        return shape
                && !Placeholders.isDummy(value)
                && Letters.variety(value) >= 2
                && (!code || (quoted && Letters.variety(value) >= 3));
    }

    private static boolean isSecret(String value) {
        boolean shape = value.length() >= 16
                && value.length() <= MAX_VALUE
                && value.chars().allMatch(c -> c > ' ' && c < 127);
        boolean digits = value.chars().anyMatch(c -> Letters.isDigit((char) c));
        boolean code =
                value.contains("(") || value.contains("://") || value.matches("[a-z]+([._-][a-z]+)*|[A-Z]+(_[A-Z]+)*");
        return shape && digits && !code && !Placeholders.isDummy(value) && Letters.variety(value) >= 2;
    }

    private static boolean isPublic(String name) {
        for (String word : name.split("[_.-]+", -1)) {
            if (PUBLIC_WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The identifier that ends just before {@code end}, camel case parted by underscores, lower case. */
    private static String nameBefore(String text, int end) {
        int to = end;
        while (to > 0 && " \t\"'\\`]?".indexOf(text.charAt(to - 1)) >= 0 && end - to < 6) {
            to--;
        }
        int from = to;
        while (from > 0
                && to - from < MAX_NAME
                && (Letters.isWord(text.charAt(from - 1)) || ".-".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        String name = text.substring(from, to).replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return name.toLowerCase(Locale.ROOT).replaceAll("^[-.]+", "");
    }

    private static int skip(String text, int at) {
        int i = at;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t') && i - at < 8) {
            i++;
        }
        return i;
    }

    private static int endOfQuoted(String text, int from, char quote) {
        int limit = Math.min(text.length(), from + MAX_VALUE);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\n' || (c == '\\' && Letters.at(text, i + 1) == quote)) {
                return c == '\n' ? from : i;
            }
        }
        return from;
    }

    private static int endOfPlain(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < MAX_VALUE && " \t\r\n\"'`,;&)}]<>|\\".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** "password is …", "--password …". */
    private static boolean isProse(String text, int space) {
        return text.startsWith("is ", space - 2) || text.regionMatches(true, wordBefore(text, space), "--", 0, 2);
    }

    private static int wordBefore(String text, int space) {
        int i = space;
        while (i > 0 && space - i < MAX_NAME && text.charAt(i - 1) > ' ') {
            i--;
        }
        return i;
    }
}
