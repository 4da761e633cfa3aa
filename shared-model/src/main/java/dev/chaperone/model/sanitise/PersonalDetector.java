package dev.chaperone.model.sanitise;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Personal data with a structure that can be checked: e-mail, card, IBAN, social security number, phone, public
 * address.
 */
final class PersonalDetector implements Detector {

    private static final Set<String> COUNTRIES = Set.of(
            "AD", "AE", "AL", "AT", "AZ", "BA", "BE", "BG", "BH", "BR", "CH", "CR", "CY", "CZ", "DE", "DK", "DO", "EE",
            "ES", "FI", "FO", "FR", "GB", "GE", "GI", "GL", "GR", "GT", "HR", "HU", "IE", "IL", "IS", "IT", "JO", "KW",
            "KZ", "LB", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MR", "MT", "MU", "NL", "NO", "PK", "PL", "PS",
            "PT", "QA", "RO", "RS", "SA", "SE", "SI", "SK", "SM", "TN", "TR", "UA", "VG", "XK");
    private static final Set<String> FILES = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js", "ts", "json", "md", "html", "py", "go",
            "rs");
    private static final Set<String> NO_PERSON = Set.of("git", "noreply", "no-reply", "root", "user", "postmaster");

    @Override
    public void find(String text, Consumer<Hit> hits) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                email(text, i, hits);
            } else if (startsNumber(text, i)) {
                i = Math.max(i, number(text, i, hits));
            } else if (c >= 'A' && c <= 'Z' && !Letters.isWord(Letters.at(text, i - 1))) {
                iban(text, i, hits);
            }
        }
    }

    private static boolean startsNumber(String text, int i) {
        char before = Letters.at(text, i - 1);
        boolean digit = Letters.isDigit(text.charAt(i))
                && !Letters.isWord(before)
                && before != '.'
                && before != '-'
                && before != '/'
                && before != '+';
        return digit || (text.charAt(i) == '+' && Letters.isDigit(Letters.at(text, i + 1)) && !Letters.isWord(before));
    }

    private static void email(String text, int at, Consumer<Hit> hits) {
        int from = at;
        while (from > 0
                && at - from < 64
                && (Letters.isWord(text.charAt(from - 1)) || ".+-".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        int to = at + 1;
        while (to < text.length()
                && to - at < 200
                && (Letters.isLetter(text.charAt(to))
                        || Letters.isDigit(text.charAt(to))
                        || ".-".indexOf(text.charAt(to)) >= 0)) {
            to++;
        }
        while (to > at && ".-".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        String user = text.substring(from, at).toLowerCase(Locale.ROOT);
        String host = text.substring(at + 1, to);
        String ending = host.substring(host.lastIndexOf('.') + 1);
        boolean fits = !user.isEmpty()
                && host.indexOf('.') > 0
                && ending.length() >= 2
                && !FILES.contains(ending)
                && ending.chars().allMatch(c -> Letters.isLetter((char) c));
        if (fits && !NO_PERSON.contains(user) && Letters.at(text, to) != ':' && Letters.at(text, from - 1) != ':') {
            hits.accept(Hit.personal("email", "EMAIL", from, to, 80, "an e-mail address"));
        }
    }

    /** A run of digits with the separators people use. @return where it ends */
    private static int number(String text, int start, Consumer<Hit> hits) {
        int end = start;
        StringBuilder digits = new StringBuilder();
        while (end < text.length() && end - start < 40) {
            char c = text.charAt(end);
            boolean separator = " -.()".indexOf(c) >= 0 && digitFollows(text, end + 1);
            if (Letters.isDigit(c)) {
                digits.append(c);
            } else if (!separator && !(end == start && c == '+')) {
                break;
            }
            end++;
        }
        boolean longer = "-.".indexOf(Letters.at(text, end)) >= 0 && Letters.isWord(Letters.at(text, end + 1));
        if (!Letters.isWord(Letters.at(text, end)) && !longer) {
            judge(text.substring(start, end), digits.toString(), start, end, hits);
        }
        return end - 1;
    }

    private static boolean digitFollows(String text, int at) {
        return Letters.isDigit(Letters.at(text, at))
                || ("( ".indexOf(Letters.at(text, at)) >= 0 && Letters.isDigit(Letters.at(text, at + 1)));
    }

    private static void judge(String written, String digits, int start, int end, Consumer<Hit> hits) {
        if (isCard(written, digits)) {
            hits.accept(Hit.personal("payment-card", "CARD", start, end, 90, "issuer range and Luhn check"));
        } else if (written.matches("\\d{3}-\\d{2}-\\d{4}") && isSocialSecurity(digits)) {
            hits.accept(Hit.personal("us-ssn", "SSN", start, end, 85, "form and ranges of a US SSN"));
        } else if (isPublicAddress(written)) {
            hits.accept(Hit.personal("ip-address", "IP", start, end, 60, "a public IPv4 address"));
        } else if (isPhone(written, digits)) {
            hits.accept(Hit.personal("phone", "PHONE", start, end, 70, "an international number"));
        }
    }

    private static boolean isCard(String written, String digits) {
        boolean length = digits.length() >= 13 && digits.length() <= 19;
        boolean issuer = digits.matches("4.*|5[1-5].*|2[2-7].*|3[47].*|6(011|5|4[4-9]).*|3(0[0-5]|[68]).*|35.*");
        return length
                && issuer
                && !written.contains(".")
                && luhn(digits)
                && digits.chars().distinct().count() > 2;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? 2 * d : d;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isSocialSecurity(String digits) {
        int area = Integer.parseInt(digits.substring(0, 3));
        boolean published = digits.equals("078051120") || digits.equals("219099999");
        return area != 0
                && area != 666
                && area < 900
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000")
                && !published;
    }

    private static boolean isPhone(String written, String digits) {
        boolean international = written.startsWith("+") && digits.length() >= 9 && digits.length() <= 15;
        return international || written.matches("\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}");
    }

    private static boolean isPublicAddress(String written) {
        if (!written.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return false;
        }
        int[] parts = java.util.Arrays.stream(written.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        boolean valid = java.util.Arrays.stream(parts).allMatch(p -> p <= 255) && parts[0] > 0 && parts[0] < 224;
        boolean local = parts[0] == 10
                || parts[0] == 127
                || (parts[0] == 172 && parts[1] >= 16 && parts[1] < 32)
                || (parts[0] == 192 && parts[1] == 168)
                || (parts[0] == 169 && parts[1] == 254)
                || (parts[0] == 100 && parts[1] >= 64 && parts[1] < 128);
        boolean documentation =
                written.startsWith("192.0.2.") || written.startsWith("198.51.100.") || written.startsWith("203.0.113.");
        return valid && !local && !documentation && parts[0] >= 11;
    }

    private static void iban(String text, int start, Consumer<Hit> hits) {
        boolean head = start + 15 <= text.length()
                && COUNTRIES.contains(text.substring(start, start + 2))
                && Letters.isDigit(text.charAt(start + 2))
                && Letters.isDigit(text.charAt(start + 3));
        if (!head) {
            return;
        }
        StringBuilder plain = new StringBuilder();
        int end = start;
        while (end < text.length() && plain.length() < 34) {
            char c = text.charAt(end);
            boolean space = c == ' ' && plain.length() % 4 == 0;
            boolean part = Letters.isDigit(c) || (c >= 'A' && c <= 'Z');
            if (!part && !space) {
                break;
            }
            plain.append(part ? String.valueOf(c) : "");
            end++;
            if (plain.length() >= 15 && !Letters.isWord(Letters.at(text, end)) && isIban(plain.toString())) {
                hits.accept(Hit.personal("iban", "IBAN", start, end, 90, "country and mod-97 check"));
                return;
            }
        }
    }

    private static boolean isIban(String plain) {
        StringBuilder number = new StringBuilder();
        String turned = plain.substring(4) + plain.substring(0, 4);
        turned.chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
