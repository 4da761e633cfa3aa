package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.assign.Value.Joint;
import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Rarity;
import java.util.Locale;
import java.util.Set;

/** Whether a value is one that its name promises: 0 for no, else the points. */
final class Judge {

    private static final int MAX_PASSWORD = 128;
    private static final int MAX_SECRET = 640;
    private static final double HALF_OPAQUE = -0.4;
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

    private Judge() {}

    static int password(String value, Value place) {
        if (value.length() < 4 || value.length() > MAX_PASSWORD || Dummies.isDummy(value) || !isText(value)) {
            return 0;
        }
        int variety = Letters.variety(value);
        if (value.indexOf(' ') >= 0) {
            return place.quoted() ? passphrase(value, place.joint(), variety) : 0;
        }
        boolean label =
                Letters.digits(value) == 0 && value.toLowerCase(Locale.ROOT).contains("passw");
        boolean option = value.startsWith("--") || (!place.quoted() && "([".indexOf(value.charAt(0)) >= 0);
        if (isPath(value) || label || option || Dummies.isPattern(value)) {
            return 0;
        }
        return place.quoted()
                ? quotedPassword(value, place.joint(), variety)
                : barePassword(value, place.joint(), variety);
    }

    /** Words with spaces are a passphrase in code, a text for people elsewhere. */
    private static int passphrase(String value, Joint joint, int variety) {
        boolean lower = value.chars().allMatch(c -> Letters.isLower((char) c) || c == ' ');
        long spaces = value.chars().filter(c -> c == ' ').count();
        boolean phrase = joint == Joint.EQUALS && lower && spaces <= 5;
        return value.length() <= 40 && (phrase || (variety >= 3 && Letters.digits(value) > 0)) ? 50 : 0;
    }

    private static int quotedPassword(String value, Joint joint, int variety) {
        if (isCode(value) && variety < 4) {
            return 0;
        }
        if (variety >= 3 || (variety == 2 && Letters.digits(value) > 0)) {
            return value.length() >= 5 && !isDashedWords(value) ? 75 : 0;
        }
        boolean hardCoded = joint == Joint.EQUALS
                || joint == Joint.FLAG
                || joint == Joint.LINE
                || joint == Joint.PROSE
                || joint == Joint.ELEMENT;
        boolean special = variety == 2 && hasSpecial(value);
        return (hardCoded && variety == 1 && value.length() >= 6) || (special && value.length() >= 5) ? 50 : 0;
    }

    private static int barePassword(String value, Joint joint, int variety) {
        boolean word = isPlainName(value);
        if (variety >= 2
                && value.length() >= 12
                && Rarity.isOpaque(value)
                && Letters.digits(value) > 0
                && joint != Joint.CALL) {
            return 70;
        }
        if (specials(value) >= 3
                && value.length() >= 10
                && joint != Joint.CALL
                && joint != Joint.SPACE
                && value.indexOf('(') < 0) {
            return 60;
        }
        int digits = Letters.digits(value);
        boolean endsInDigits = Letters.isDigit(value.charAt(value.length() - 1)) && digits >= 2;
        boolean glued = endsInDigits
                && Letters.isLetter(value.charAt(value.length() - digits - 1 < 0 ? 0 : value.length() - digits - 1));
        if (isCode(value) || (isDashedWords(value) && !glued)) {
            return 0;
        }
        return switch (joint) {
            case LINE, PARAMETER, ELEMENT, FLAG ->
                variety >= 2 && (!word || endsInDigits || Rarity.isOpaque(value)) ? value.length() >= 5 ? 70 : 0 : 0;
            case EQUALS, COLON ->
                variety >= 3 && (!word || endsInDigits || Rarity.isOpaque(value)) && value.length() >= 6 ? 70 : 0;
            case PROSE, SPACE ->
                variety >= 3 && digits > 0 && (!word || endsInDigits) && value.length() >= 6
                        ? joint == Joint.PROSE ? 70 : 55
                        : 0;
            case CALL -> 0;
        };
    }

    private static boolean isNoSecret(String value) {
        return Dummies.isDummy(value) || !isText(value) || value.indexOf(' ') >= 0 || isPath(value) || isCode(value);
    }

    static int secret(String value, Value place, Name name) {
        boolean strong = name.kind() == Name.Kind.SECRET;
        boolean specific = name.isSpecific();
        int length = value.length();
        if (length < 8 || length > MAX_SECRET || isNoSecret(value)) {
            return 0;
        }
        int digits = Letters.digits(value);
        int variety = Letters.variety(value);
        if (Dummies.isPattern(value) || (Dummies.isSequence(value) && (!specific || length < 16))) {
            return 0;
        }
        if (digits == length) {
            return strong && specific && length >= 15 ? 50 : 0;
        }
        boolean space = place.joint() == Joint.SPACE || place.joint() == Joint.PROSE || place.joint() == Joint.CALL;
        boolean rare =
                Rarity.isOpaque(value) && variety >= 2 && (digits > 0 || length >= 24 || (strong && variety >= 3));
        if (rare && length >= 16) {
            return strong ? 75 : weak(value, place, specific);
        }
        if (space || !strong) {
            return 0;
        }
        boolean mixed = variety >= 3 && digits >= 2 && !isDashedWords(value);
        boolean special = specials(value) >= 3 && length >= 10;
        boolean aws = length == 40 && variety >= 3 && digits > 0;
        boolean long40 = aws || (variety >= 3 && digits > 0 && length >= 20 && Rarity.score(value) <= HALF_OPAQUE);
        return (rare && digits > 0 && length >= 10)
                        || (mixed && place.quoted() && length >= 12)
                        || (special && (place.quoted() || place.joint() == Joint.EQUALS || place.joint() == Joint.LINE))
                        || long40
                ? 60
                : 0;
    }

    /** A bare "key" may be that of a table; its value has to look made by a machine for this purpose. */
    private static int weak(String value, Value place, boolean specific) {
        boolean plain = value.chars().allMatch(c -> Letters.isWord((char) c) || "+/=-.".indexOf(c) >= 0);
        boolean digest = isDigest(value) && !place.quoted();
        return specific ? 65 : plain && !digest && value.length() >= 24 && Letters.variety(value) >= 3 ? 55 : 0;
    }

    private static boolean isText(String value) {
        return value.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c > 0xA0);
    }

    private static boolean isDigest(String value) {
        return value.chars().allMatch(c -> Letters.isHex((char) c));
    }

    private static long specials(String value) {
        return value.chars()
                .filter(c -> !Letters.isAlnum((char) c) && "-_./:@ ".indexOf(c) < 0)
                .distinct()
                .count();
    }

    private static boolean hasSpecial(String value) {
        return value.chars().anyMatch(c -> !Letters.isAlnum((char) c) && "-_./:@ ".indexOf(c) < 0);
    }

    /** {@code a.b.c}, {@code call(…)}, {@code list[0]}, {@code A::B}: an expression, not a literal. */
    static boolean isCode(String value) {
        int i = 0;
        while (i < value.length()
                && (Letters.isWord(value.charAt(i))
                        || value.charAt(i) == '.'
                        || value.charAt(i) == '$'
                        || value.startsWith("::", i)
                        || (i > 0 && value.startsWith(":", i) && value.charAt(i - 1) == ':'))) {
            i++;
        }
        boolean starts = i > 0 && (Letters.isLetter(value.charAt(0)) || value.charAt(0) == '_');
        if (starts && i < value.length()) {
            return "([<".indexOf(value.charAt(i)) >= 0;
        }
        int dot = value.indexOf('.');
        return starts
                && dot > 0
                && dot < value.length() - 1
                && !Rarity.isOpaque(value)
                && Letters.isLetter(value.charAt(dot + 1))
                && Letters.digits(value) < 3;
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
        boolean rooted = value.startsWith("/") && value.indexOf('/', 1) > 0 && !Rarity.isOpaque(value);
        String ending = value.substring(value.lastIndexOf('.') + 1);
        return address || rooted || (value.indexOf('.') > 0 && FILES.contains(ending));
    }

    /** One identifier without a sign. */
    private static boolean isPlainName(String value) {
        return value.chars().allMatch(c -> Letters.isWord((char) c));
    }

    /** {@code prod-orders-db_password}, {@code rotate-every-90-days}: words with dashes between. */
    static boolean isDashedWords(String value) {
        boolean letters =
                value.chars().allMatch(c -> Letters.isWord((char) c) || c == '-' || c == '.' || c == '/' || c == ':');
        boolean dashed = value.indexOf('-') > 0 || value.indexOf('_') > 0 || value.indexOf('/') > 0;
        boolean mixed = value.chars().anyMatch(c -> Letters.isLower((char) c))
                && value.chars().anyMatch(c -> Letters.isUpper((char) c));
        return letters && dashed && !mixed && Letters.digits(value) <= 3 && !Rarity.isOpaque(value);
    }
}
