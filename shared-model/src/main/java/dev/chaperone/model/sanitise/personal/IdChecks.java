package dev.chaperone.model.sanitise.personal;

import static dev.chaperone.model.sanitise.personal.Checks.digit;
import static dev.chaperone.model.sanitise.personal.Checks.isDate;
import static dev.chaperone.model.sanitise.personal.Checks.number;
import static dev.chaperone.model.sanitise.personal.Checks.weighted;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.Set;

/** The check digits of national numbers, over their plain form in upper case. */
final class IdChecks {

    private static final String FISCAL_ODD = "BAKPLCQDREVOSFTGUHMINJWZYX";
    private static final int[] FISCAL_VALUES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final String HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private IdChecks() {}

    static boolean isRouting(String d) {
        int district = number(d, 0, 2);
        boolean known = (district >= 1 && district <= 12)
                || (district >= 21 && district <= 32)
                || (district >= 61 && district <= 72)
                || district == 80;
        return weighted(d, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0 && !Checks.isUniform(d) && known;
    }

    static boolean isNhs(String d) {
        int check = 11 - weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check % 11 == digit(d, 9) && check != 10 && !Checks.isUniform(d);
    }

    static boolean isNino(String w) {
        String first = w.substring(0, 2);
        boolean letters = "DFIQUV".indexOf(w.charAt(0)) < 0 && "DFIOQUV".indexOf(w.charAt(1)) < 0;
        return letters
                && !Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(first)
                && "ABCD".indexOf(w.charAt(8)) >= 0;
    }

    static boolean isDea(String w) {
        int sum = digit(w, 2) + digit(w, 4) + digit(w, 6) + 2 * (digit(w, 3) + digit(w, 5) + digit(w, 7));
        return "ABCDEFGHJKLMPRSTUX".indexOf(w.charAt(0)) >= 0 && sum % 10 == digit(w, 8);
    }

    static boolean isMedicare(String d) {
        return d.charAt(0) >= '2' && d.charAt(0) <= '6' && weighted(d, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(d, 8);
    }

    static boolean isNric(String w) {
        int sum = weighted(w.substring(1, 8), 2, 7, 6, 5, 4, 3, 2);
        return switch (w.charAt(0)) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == w.charAt(8);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == w.charAt(8);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == w.charAt(8);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == w.charAt(8);
            case 'M' -> "XWUTRQPNJLK".charAt((sum + 3) % 11) == w.charAt(8);
            default -> false;
        };
    }

    static boolean isGermanHealth(String w) {
        String d = "%02d".formatted(w.charAt(0) - 'A' + 1) + w.substring(1);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = digit(d, i) * (i % 2 + 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == digit(d, 10);
    }

    static boolean isGermanSocial(String w) {
        String d = w.substring(0, 8) + "%02d".formatted(w.charAt(8) - 'A' + 1) + w.substring(9);
        int[] weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int product = digit(d, i) * weights[i];
            sum += product / 10 + product % 10;
        }
        return sum % 10 == digit(d, 12);
    }

    static boolean isAustrian(String d) {
        int check = (weighted(d.substring(0, 3), 3, 7, 9) + weighted(d.substring(4), 5, 8, 4, 2, 1, 6)) % 11;
        return d.charAt(0) != '0' && check == digit(d, 3) && number(d, 4, 6) <= 31 && number(d, 4, 6) > 0;
    }

    /** Born in Corsica: the department 2A counts as 19, 2B as 18. */
    static boolean isCorsican(String w) {
        int island = "BA".indexOf(w.charAt(6));
        if (w.charAt(5) != '2' || island < 0) {
            return false;
        }
        long body = Long.parseLong(w.substring(0, 5) + (18 + island) + w.substring(7, 13));
        return 97 - body % 97 == number(w, 13, 15);
    }

    static boolean isPortuguese(String d) {
        int rest = weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (rest < 2 ? 0 : 11 - rest) == digit(d, 8) && "1235689".indexOf(d.charAt(0)) >= 0;
    }

    static boolean isBelgian(String d) {
        long body = Long.parseLong(d, 0, 9, 10);
        int check = number(d, 9, 11);
        boolean dated = number(d, 2, 4) % 20 <= 12 && number(d, 4, 6) <= 31;
        return dated && (97 - body % 97 == check || 97 - (2_000_000_000L + body) % 97 == check);
    }

    static boolean isIrish(String w) {
        int second = w.length() > 8 && w.charAt(8) != 'W' ? (w.charAt(8) - 'A' + 1) * 9 : 0;
        int sum = weighted(w, 8, 7, 6, 5, 4, 3, 2) + second;
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == w.charAt(7);
    }

    static boolean isFinnish(String w) {
        int body = Integer.parseInt(w.substring(0, 6) + w.substring(7, 10));
        return isDate(number(w, 2, 4), number(w, 0, 2)) && HETU.charAt(body % 31) == w.charAt(10);
    }

    static boolean isNorwegian(String d) {
        int one = (11 - weighted(d, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
        int two = (11 - weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return one == digit(d, 9) && two == digit(d, 10);
    }

    static boolean isRomanian(String d) {
        int rest = weighted(d, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return d.charAt(0) != '0'
                && (rest == 10 ? 1 : rest) == digit(d, 12)
                && isDate(number(d, 3, 5), number(d, 5, 7));
    }

    static boolean isBaltic(String d) {
        int one = weighted(d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        int two = weighted(d, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
        return (one < 10 ? one : two % 10) == digit(d, 10)
                && d.charAt(0) >= '1'
                && d.charAt(0) <= '8'
                && isDate(number(d, 3, 5), number(d, 5, 7));
    }

    static boolean isCpf(String d) {
        int one = weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int two = weighted(d, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return one == digit(d, 9) && two == digit(d, 10) && !Checks.isUniform(d);
    }

    static boolean isCnpj(String d) {
        int one = weighted(d, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        int two = weighted(d, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (one < 2 ? 0 : 11 - one) == digit(d, 12)
                && (two < 2 ? 0 : 11 - two) == digit(d, 13)
                && !Checks.isUniform(d);
    }

    static boolean isTurkish(String d) {
        int odd = digit(d, 0) + digit(d, 2) + digit(d, 4) + digit(d, 6) + digit(d, 8);
        int even = digit(d, 1) + digit(d, 3) + digit(d, 5) + digit(d, 7);
        return d.charAt(0) != '0'
                && Math.floorMod(odd * 7 - even, 10) == digit(d, 9)
                && (odd + even + digit(d, 9)) % 10 == digit(d, 10);
    }

    static boolean isChinese(String w) {
        int rest = weighted(w, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11;
        return "10X98765432".charAt(rest) == w.charAt(17) && isDate(number(w, 10, 12), number(w, 12, 14));
    }

    /** Six letters, two digits, a letter, two digits, a letter, three digits, a check letter; digits may be letters. */
    static boolean isFiscalCode(String w) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = w.charAt(i);
            boolean letter = i < 6 || i == 8 || i == 11;
            if (letter != Letters.isUpper(c) || (!letter && !Letters.isDigit(c))) {
                return false;
            }
            int value = letter ? c - 'A' : c - '0';
            sum += i % 2 == 0 ? FISCAL_VALUES[value] : value;
        }
        return FISCAL_ODD.length() == 26 && w.charAt(15) == 'A' + sum % 26;
    }
}
