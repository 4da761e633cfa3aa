package dev.chaperone.model.sanitise.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people write where a value should be: stand-ins, lookups, masks, samples of documentation. */
public final class Dummies {

    /** What every placeholder of ours begins with. */
    public static final String PLACEHOLDER = "CHAPERONE_";

    private static final int SHORT = PLACEHOLDER.length();
    private static final int MAX_PLACEHOLDER = 64;

    private static final Set<String> WORDS = Set.of(
            "null",
            "nil",
            "none",
            "true",
            "false",
            "undefined",
            "string",
            "str",
            "bool",
            "boolean",
            "number",
            "int",
            "object",
            "password",
            "passwd",
            "secret",
            "token",
            "key",
            "apikey",
            "changeme",
            "changeit",
            "change_me",
            "redacted",
            "removed",
            "hidden",
            "masked",
            "filtered",
            "required",
            "optional",
            "example",
            "placeholder",
            "unset",
            "empty",
            "default",
            "todo",
            "tbd",
            "foobar",
            "dummy",
            "localhost",
            "bearer",
            "basic",
            "value");
    private static final List<String> PARTS = List.of(
            "example",
            "placeholder",
            "redacted",
            "changeme",
            "change_me",
            "change-me",
            "changeit",
            "xxxx",
            "****",
            "....",
            "####",
            "your_",
            "your-",
            "insert_",
            "insert-",
            "goes_here",
            "goes-here",
            "_here",
            "dummy",
            "replace_with",
            "replace-with",
            "replace_me",
            "replace-me",
            "replaceme");

    private static final List<String> SEQUENCES = List.of("1234567890", "abcdefghij", "0123456789", "qwertyuiop");
    private static final int RUN = 8;

    private static final List<String> REGEXES = List.of(
            "(?:", "[^", "\\\\w", "\\\\d", "\\\\s", "\\w", "\\d", "\\s", "a-z", "A-Z", "0-9]", "0-9A-F", "*)", "+)");

    private Dummies() {}

    /** Whether a value is a pattern or an alphabet in both cases, as those who look for tokens write. */
    public static boolean isPattern(String value) {
        return holdsAny(value, REGEXES)
                || escapes(value) > 1
                || (value.contains("abcdefghijklmnopqrstuvwxyz") && value.contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    }

    /** {@code \(}, {@code \.}, {@code \|}: signs of which a pattern wants only the sign. */
    private static int escapes(String value) {
        int escapes = 0;
        for (int at = value.indexOf('\\'); at >= 0; at = value.indexOf('\\', at + 2)) {
            escapes += "().|<>[]%".indexOf(Letters.at(value, at + 1)) >= 0 ? 1 : 0;
        }
        return escapes;
    }

    /** Whether a value counts up, as samples do; real keys do so once in a trillion. */
    public static boolean isSequence(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return holdsAny(lower, SEQUENCES);
    }

    private static boolean holdsAny(String value, List<String> parts) {
        for (String part : parts) {
            if (value.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a stretch has a part in a placeholder, or begins within one. */
    public static boolean touchesPlaceholder(String text, int from, int to) {
        int at = text.indexOf(PLACEHOLDER, Math.max(0, from - MAX_PLACEHOLDER), Math.min(text.length(), to + SHORT));
        while (at >= 0 && at < to) {
            int end = endOfPlaceholder(text, at);
            if (end > from) {
                return true;
            }
            at = text.indexOf(PLACEHOLDER, end, Math.min(text.length(), to + SHORT));
        }
        return false;
    }

    /** Where the last placeholder ends that begins before {@code start}; 0 if there is none within reach. */
    public static int endOfPlaceholderBefore(String text, int start, int reach) {
        int from = Math.max(0, start - reach - MAX_PLACEHOLDER);
        int last = -1;
        for (int at = text.indexOf(PLACEHOLDER, from, start); at >= 0; at = text.indexOf(PLACEHOLDER, at + 1, start)) {
            last = at;
        }
        return last < 0 ? 0 : endOfPlaceholder(text, last);
    }

    /** Where the letters of one end that begins at {@code at}. */
    public static int endOfPlaceholder(String text, int at) {
        int end = at;
        while (end < text.length()
                && (Letters.isUpper(text.charAt(end))
                        || Letters.isDigit(text.charAt(end))
                        || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    /** Whether a value is no value. */
    public static boolean isDummy(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower)
                || Samples.isPublished(value)
                || value.contains(PLACEHOLDER)
                || lower.startsWith("your")
                || holdsAny(lower, PARTS)
                || lower.endsWith("...")
                || isLookup(value)
                || Letters.distinct(value) < 4
                || !Letters.hasAny(value, c -> Character.isLetterOrDigit(c))
                || hasRun(value);
    }

    /**
     * {@code ${X}}, {@code $(cmd)}, {@code $X}, {@code {{x}}}, {@code <x>}, {@code %X%}, {@code #{x}}, {@code ENC(x)}.
     */
    public static boolean isLookup(String value) {
        char first = Letters.at(value, 0);
        char second = Letters.at(value, 1);
        char last = Letters.at(value, value.length() - 1);
        boolean dollar = first == '$' && ("{($".indexOf(second) >= 0 || isName(value, 1) || isMember(value));
        boolean paired = (first == '<' && last == '>')
                || (first == '{' && last == '}')
                || (first == '[' && last == ']')
                || (first == '%' && (last == '%' || value.length() <= 3))
                || (first == '(' && last == ')');
        return dollar
                || paired
                || (first == '#' && second == '{')
                || value.startsWith("ENC(")
                || hasTemplate(value)
                || value.startsWith("&lt;")
                || value.contains("<%");
    }

    /** {@code $A::B-}: of {@code $A::B->{c}} what stands before the bracket that ends a value. */
    private static boolean isMember(String value) {
        int end = value.endsWith("-") ? value.length() - 1 : value.length();
        return end > 1 && Letters.isAll(value.substring(1, end), c -> Letters.isWord(c) || c == ':');
    }

    private static boolean hasRun(String value) {
        int run = 1;
        for (int i = 1; i < value.length() && run < RUN; i++) {
            run = value.charAt(i) == value.charAt(i - 1) ? run + 1 : 1;
        }
        return run >= RUN;
    }

    /** {@code ${name}} or {@code {{name}}} anywhere. */
    private static boolean hasTemplate(String value) {
        int dollar = value.indexOf("${");
        int close = dollar < 0 ? -1 : value.indexOf('}', dollar);
        boolean variable = close > dollar + 2 && isName(value.substring(dollar + 2, close), 0);
        int braces = value.indexOf("{{");
        return variable || (braces >= 0 && value.indexOf("}}", braces) > 0 && value.charAt(0) == '{');
    }

    private static boolean isName(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (!Letters.isWord(value.charAt(i)) && value.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }
}
