package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Rarity;
import java.util.Set;

/** What a value looks like by its characters alone: code, a path, words, a text. */
final class Looks {

    private static final Set<String> FILES = Set.of(
            "pem",
            "key",
            "crt",
            "cer",
            "json",
            "yml",
            "yaml",
            "txt",
            "env",
            "js",
            "ts",
            "go",
            "py",
            "java",
            "md",
            "html",
            "xml",
            "properties",
            "toml",
            "sh",
            "log",
            "cfg",
            "ini");

    private Looks() {}

    static boolean isText(String value) {
        return Letters.isAll(value, c -> (c >= ' ' && c < 0x7F) || c > 0xA0);
    }

    static boolean isBase64(String value) {
        return Letters.isAll(value, c -> Letters.isAlnum(c) || c == '+' || c == '/' || c == '=');
    }

    static boolean isDigest(String value) {
        return Letters.isAll(value, c -> Letters.isHex(c));
    }

    /** {@code 0x1F}: a number of a program, of at most 64 bits. */
    static boolean isHexNumber(String value) {
        return value.length() <= 18
                && value.startsWith("0x")
                && Letters.isAll(value.substring(2), c -> Letters.isHex(c) || c == '_');
    }

    /** {@code --name=value}, {@code name=value}: what a tool is told, not what somebody keeps. */
    static boolean isOption(String value) {
        int equals = value.indexOf('=');
        return equals > 0
                && equals < value.length() - 1
                && value.charAt(equals + 1) != '='
                && Letters.isAll(value.substring(0, equals), c -> Letters.isWord(c) || c == '-' || c == '.');
    }

    static int specials(String value) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean special = !Letters.isAlnum(c) && "-_./:@ ".indexOf(c) < 0;
            low |= special && c < 64 ? 1L << c : 0;
            high |= special && c >= 64 ? 1L << (c % 64) : 0;
        }
        return Long.bitCount(low) + Long.bitCount(high);
    }

    static boolean hasSpecial(String value) {
        return Letters.hasAny(value, c -> !Letters.isAlnum(c) && "-_./:@ ".indexOf(c) < 0);
    }

    /** {@code a.b.c}, {@code call(…)}, {@code list[0]}, {@code A::B}: an expression, not a literal. */
    static boolean isCode(String value) {
        int first = !value.isEmpty() && "*&".indexOf(value.charAt(0)) >= 0 ? 1 : 0;
        int i = first;
        while (i < value.length()
                && (Letters.isWord(value.charAt(i))
                        || value.charAt(i) == '.'
                        || value.charAt(i) == '$'
                        || value.startsWith("::", i)
                        || (i > 0 && value.startsWith(":", i) && value.charAt(i - 1) == ':'))) {
            i++;
        }
        boolean starts = i > first && (Letters.isLetter(value.charAt(first)) || value.charAt(first) == '_');
        if (starts && i < value.length()) {
            return "([<".indexOf(value.charAt(i)) >= 0;
        }
        int dot = value.indexOf('.');
        if (starts && value.indexOf("::") > 0) {
            return true;
        }
        return starts
                && dot > 0
                && dot < value.length() - 1
                && !Rarity.isOpaque(value)
                && Letters.isLetter(value.charAt(dot + 1))
                && Letters.digits(value) < 3;
    }

    /** {@code name(argument}: a call, perhaps cut off at its closing bracket. */
    static boolean isCall(String value) {
        int open = value.indexOf('(');
        return open > 2
                && isCode(value)
                && Letters.isAll(value.substring(0, open), c -> Letters.isWord(c) || c == '.')
                && !Rarity.isOpaque(value.substring(0, open));
    }

    static boolean isPath(String value) {
        boolean address = value.contains("://")
                || value.startsWith("arn:")
                || value.startsWith("sha256:")
                || value.startsWith("sha512-")
                || value.startsWith("urn:")
                || value.startsWith("./")
                || value.startsWith("../")
                || value.startsWith("~/")
                || value.startsWith("\\\\");
        boolean folders = Letters.isAll(value, c -> Letters.isLower(c) || "/._-".indexOf(c) >= 0);
        boolean rooted = value.startsWith("/") && value.indexOf('/', 1) > 0 && (folders || !Rarity.isOpaque(value));
        String ending = value.substring(value.lastIndexOf('.') + 1);
        return address || rooted || (value.indexOf('.') > 0 && FILES.contains(ending));
    }

    /** A bracket that closes none, or closes another, or stays open: no code has that. */
    static boolean isUnbalanced(String value) {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            int opening = "([{".indexOf(value.charAt(i));
            int closing = ")]}".indexOf(value.charAt(i));
            if (opening >= 0) {
                open.append(")]}".charAt(opening));
            } else if (closing >= 0) {
                if (open.isEmpty() || open.charAt(open.length() - 1) != value.charAt(i)) {
                    return true;
                }
                open.setLength(open.length() - 1);
            }
        }
        return !open.isEmpty();
    }

    /** One identifier without a sign. */
    static boolean isPlainName(String value) {
        return Letters.isAll(value, c -> Letters.isWord(c));
    }

    /** {@code prod-orders-db_password}, {@code rotate-every-90-days}: words with dashes between. */
    static boolean isDashedWords(String value) {
        boolean letters = Letters.isAll(value, c -> Letters.isWord(c) || c == '-' || c == '.' || c == '/' || c == ':');
        boolean dashed = value.indexOf('-') > 0 || value.indexOf('_') > 0 || value.indexOf('/') > 0;
        boolean mixed =
                Letters.hasAny(value, c -> Letters.isLower(c)) && Letters.hasAny(value, c -> Letters.isUpper(c));
        return letters && dashed && !mixed && Letters.digits(value) <= 3 && !Rarity.isOpaque(value);
    }
}
