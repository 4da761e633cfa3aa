package dev.chaperone.model.sanitise.assign;

import static dev.chaperone.model.sanitise.assign.Looks.isBase64;
import static dev.chaperone.model.sanitise.assign.Looks.isCode;
import static dev.chaperone.model.sanitise.assign.Looks.isDashedWords;
import static dev.chaperone.model.sanitise.assign.Looks.isDigest;
import static dev.chaperone.model.sanitise.assign.Looks.isPath;
import static dev.chaperone.model.sanitise.assign.Looks.isText;
import static dev.chaperone.model.sanitise.assign.Looks.specials;

import dev.chaperone.model.sanitise.assign.Value.Joint;
import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.UserAndPassword;

/** Whether a value is a key or token that a machine made, as its name promises: 0 for no, else the points. */
final class Judge {

    private static final int MAX_SECRET = 640;
    private static final int AWS = 40;
    private static final int RARE = 16;
    private static final double HALF_OPAQUE = -0.4;

    private Judge() {}

    private static boolean isNoSecret(String value) {
        return Dummies.isDummy(value)
                || !isText(value)
                || value.indexOf(' ') >= 0
                || isPath(value)
                || isCode(value)
                || Looks.isHexNumber(value);
    }

    static int secret(String value, Value place, Name name) {
        boolean strong = name.kind() == Name.Kind.SECRET;
        boolean specific = name.isSpecific();
        int length = value.length();
        if (length < 8 || length > MAX_SECRET || isNoSecret(value) || isRefuted(value, name, specific)) {
            return 0;
        }
        if (name.isAuth() && UserAndPassword.isIn(value)) {
            return 85;
        }
        int digits = Letters.digits(value);
        int variety = Letters.variety(value);
        if (digits == length) {
            return strong && specific && length >= 15 ? 50 : 0;
        }
        boolean rare =
                Rarity.isOpaque(value) && variety >= 2 && (digits > 0 || length >= 24 || (strong && variety >= 3));
        if (rare && length >= 16) {
            return strong ? 75 : weak(value, place, specific);
        }
        return strong ? isMade(value, place, rare) ? 60 : 0 : isPunctuated(value, place) ? 50 : 0;
    }

    /** Counts up, says what it stands for, or has a length that its maker never gives. */
    private static boolean isRefuted(String value, Name name, boolean specific) {
        int length = value.length();
        boolean aws = name.isOfAws() && length != AWS && isBase64(value);
        boolean counts = Dummies.isSequence(value) && (!specific || length < RARE);
        return aws || counts || Dummies.isPattern(value) || (length < RARE && name.isWithin(value));
    }

    /** Signs that neither code nor prose has in such an order. */
    private static boolean isPunctuated(String value, Value place) {
        return place.quoted() && specials(value) > 4 && value.length() >= RARE && Looks.isUnbalanced(value);
    }

    /** Short or like words, and still nothing that anyone would write for another purpose. */
    private static boolean isMade(String value, Value place, boolean rare) {
        int length = value.length();
        if (place.joint() == Joint.SPACE || place.joint() == Joint.PROSE || place.joint() == Joint.CALL) {
            return isPunctuated(value, place);
        }
        int digits = Letters.digits(value);
        int variety = Letters.variety(value);
        boolean mixed = variety >= 3 && digits >= 2 && !isDashedWords(value);
        boolean special = specials(value) >= 3 && length >= 10;
        boolean aws = length == AWS && variety >= 3 && digits > 0;
        boolean longer = variety >= 3 && digits > 0 && length >= 20 && Rarity.score(value) <= HALF_OPAQUE;
        boolean literal = place.quoted()
                || place.joint() == Joint.EQUALS
                || place.joint() == Joint.SETTING
                || place.joint() == Joint.LINE;
        return (rare && digits > 0 && length >= 10)
                || (mixed && place.quoted() && length >= 12)
                || (special && literal)
                || aws
                || longer;
    }

    /** A bare "key" may be that of a table; its value has to look made by a machine for this purpose. */
    private static int weak(String value, Value place, boolean specific) {
        boolean plain = Letters.isAll(value, c -> Letters.isWord(c) || "+/=-.".indexOf(c) >= 0);
        boolean digest = isDigest(value) && !place.quoted();
        return specific ? 65 : plain && !digest && value.length() >= 24 && Letters.variety(value) >= 3 ? 55 : 0;
    }
}
