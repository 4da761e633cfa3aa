package dev.chaperone.model.sanitise.assign;

import static dev.chaperone.model.sanitise.assign.Looks.hasSpecial;
import static dev.chaperone.model.sanitise.assign.Looks.isCode;
import static dev.chaperone.model.sanitise.assign.Looks.isDashedWords;
import static dev.chaperone.model.sanitise.assign.Looks.isPath;
import static dev.chaperone.model.sanitise.assign.Looks.isPlainName;
import static dev.chaperone.model.sanitise.assign.Looks.isText;
import static dev.chaperone.model.sanitise.assign.Looks.specials;

import dev.chaperone.model.sanitise.assign.Value.Joint;
import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Rarity;
import java.util.Locale;
import java.util.Set;

/** Whether a value is a password that a person chose: 0 for no, else the points. Randomness proves nothing here. */
final class PasswordJudge {

    private static final int MAX_PASSWORD = 128;
    private static final Set<String> ALGORITHMS = Set.of(
            "sha", "base", "int", "uint", "float", "utf", "aes", "x", "rsa", "md", "pbkdf", "crc", "ripemd", "string",
            "char", "varchar", "arg", "param", "var", "str", "value", "line", "http", "rfc", "hmacsha", "argon");

    private PasswordJudge() {}

    static int password(String value, Value place) {
        if (value.length() < 4 || value.length() > MAX_PASSWORD || Dummies.isDummy(value) || !isText(value)) {
            return 0;
        }
        int variety = Letters.variety(value);
        if (value.indexOf(' ') >= 0) {
            return place.quoted() ? passphrase(value, place.joint(), variety) : 0;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        boolean label = Letters.digits(value) == 0 && (lower.contains("passw") || lower.contains("fake"));
        boolean next = !place.quoted() && value.endsWith("=") && isPlainName(value.substring(0, value.length() - 1));
        boolean option = next
                || value.startsWith("--")
                || (!place.quoted() && "{@".indexOf(value.charAt(0)) >= 0 && isCode(value.substring(1)))
                || (!place.quoted() && "([".indexOf(value.charAt(0)) >= 0);
        if (isPath(value) || label || option || Dummies.isPattern(value) || isTold(value, place)) {
            return 0;
        }
        return place.quoted()
                ? quotedPassword(value, place.joint(), variety)
                : barePassword(value, place.joint(), variety);
    }

    /** "pass `spec=True`", "pass force_zip64": what a function is given; a number. */
    private static boolean isTold(String value, Value place) {
        boolean words = Letters.isAll(value, c -> Letters.isLower(c) || Letters.isDigit(c) || c == '_');
        boolean spaced = place.joint() == Joint.SPACE;
        return Looks.isHexNumber(value) || (spaced && (Looks.isOption(value) || (words && value.indexOf('_') > 0)));
    }

    /** {@code sha256}, {@code base64}, {@code int32}: what ends in digits and is no password. */
    private static boolean isAlgorithm(String value) {
        String word = value.substring(0, value.length() - Letters.digits(value)).toLowerCase(Locale.ROOT);
        return ALGORITHMS.contains(word);
    }

    /** Words with spaces are a passphrase in code, a text for people elsewhere. */
    private static int passphrase(String value, Joint joint, int variety) {
        boolean lower = Letters.isAll(value, c -> Letters.isLower(c) || c == ' ');
        long spaces = value.chars().filter(c -> c == ' ').count();
        boolean phrase = joint == Joint.EQUALS && lower && spaces <= 5;
        return value.length() <= 40 && (phrase || (variety >= 3 && Letters.digits(value) > 0)) ? 50 : 0;
    }

    private static int quotedPassword(String value, Joint joint, int variety) {
        if (isCode(value) && (variety < 4 || value.contains("::"))) {
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
                && !Looks.isCall(value)
                && (value.indexOf('(') < 0 || Looks.isUnbalanced(value))) {
            return 60;
        }
        int digits = Letters.digits(value);
        boolean endsInDigits = Letters.isDigit(value.charAt(value.length() - 1)) && digits >= 2;
        boolean glued = endsInDigits
                && Letters.isLetter(value.charAt(value.length() - digits - 1 < 0 ? 0 : value.length() - digits - 1));
        if (isCode(value) || (isDashedWords(value) && !glued)) {
            return 0;
        }
        boolean meant = !word || endsInDigits || Rarity.isOpaque(value);
        boolean longer = value.length() > 5;
        boolean told = longer && variety >= 3 && digits > 0 && (!word || endsInDigits);
        return switch (joint) {
            case LINE, PARAMETER, ELEMENT, FLAG -> variety >= 2 && meant && value.length() >= 5 ? 70 : 0;
            case SETTING ->
                longer && ((variety >= 3 && meant) || (endsInDigits && variety >= 2 && !isAlgorithm(value))) ? 70 : 0;
            case EQUALS, COLON -> longer && variety >= 3 && meant ? 70 : 0;
            case PROSE -> told ? 70 : 0;
            case SPACE -> told ? 55 : 0;
            case CALL -> 0;
        };
    }
}
