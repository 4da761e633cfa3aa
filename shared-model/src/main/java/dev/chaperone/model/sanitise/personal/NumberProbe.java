package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;
import java.util.Set;

/**
 * Numbers that need no word beside them because form and check agree: payment cards, US social security numbers, phone
 * numbers, public IPv4 addresses, Aadhaar and NHS numbers in their groups.
 */
final class NumberProbe implements Probe {

    private static final int MAX = 40;
    private static final Set<String> PHONE_WORDS = Set.of(
            "phone",
            "tel",
            "telephone",
            "call",
            "mobile",
            "cell",
            "cellphone",
            "fax",
            "whatsapp",
            "telefon",
            "handy",
            "mob",
            "dial",
            "hotline",
            "sms",
            "office",
            "telefono",
            "número",
            "telepono");
    private static final Set<String> ORDER_WORDS = Set.of(
            "order",
            "seq",
            "row",
            "tracking",
            "ref",
            "reference",
            "trace",
            "span",
            "ts",
            "timestamp",
            "build",
            "sku",
            "part",
            "job",
            "request",
            "transaction",
            "offset",
            "size",
            "bytes",
            "inode",
            "commit",
            "version",
            "id");
    private static final Set<String> CARD_WORDS = Set.of(
            "card", "cc", "visa", "mastercard", "amex", "pan", "credit", "debit", "payment", "cardnumber", "discover");

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.passed(Mark.NUMBER, start)) {
            return;
        }
        String text = scan.text();
        int from = beginning(text, start);
        int to = end;
        StringBuilder digits = new StringBuilder().append(text.charAt(start));
        while (to < text.length() && to - from < MAX) {
            char c = text.charAt(to);
            if (Letters.isDigit(c)) {
                digits.append(c);
            } else if (" -.()".indexOf(c) < 0 || !goesOn(text, to)) {
                break;
            }
            to++;
        }
        scan.pass(Mark.NUMBER, to);
        if (digits.length() >= 7 && hasEdges(text, from, to)) {
            judge(scan, text.substring(from, to), digits.toString(), from, to);
        }
    }

    /** A plus sign or an opening bracket before the first digit belongs to it. */
    private static int beginning(String text, int start) {
        int from = start;
        if (Letters.at(text, from - 1) == '(') {
            from--;
            from -= Letters.at(text, from - 1) == ' '
                            && Letters.at(text, from - 2) == '1'
                            && Letters.at(text, from - 3) == '+'
                    ? 3
                    : 0;
        }
        return Letters.at(text, from - 1) == '+' ? from - 1 : from;
    }

    private static boolean goesOn(String text, int at) {
        char next = Letters.at(text, at + 1);
        return Letters.isDigit(next)
                || (("( -".indexOf(next) >= 0)
                        && (Letters.isDigit(Letters.at(text, at + 2))
                                || (Letters.at(text, at + 2) == '(' && Letters.isDigit(Letters.at(text, at + 3)))));
    }

    private static boolean hasEdges(String text, int from, int to) {
        char before = Letters.at(text, from - 1);
        char after = Letters.at(text, to);
        boolean escaped = Letters.isAlnum(before) && Letters.startsWord(text, from);
        boolean left = escaped
                || (!Letters.isWord(before) && "./+-".indexOf(before) < 0)
                || (before == '+' && Letters.at(text, from - 2) == '\n');
        boolean longer = "-./".indexOf(after) >= 0 && Letters.isWord(Letters.at(text, to + 1));
        return left && (!Letters.isWord(after) || after == 'x') && !longer;
    }

    private static void judge(Scan scan, String written, String digits, int from, int to) {
        String text = scan.text();
        boolean plain = written.length() == digits.length();
        if (isCard(written, digits)
                && (!plain || !Context.before(text, from, ORDER_WORDS) || Context.before(text, from, CARD_WORDS))) {
            scan.add(Hit.personal("payment-card", "CARD", from, to, 90, "issuer range and Luhn check"));
        } else if (matches(written, "999-99-9999") && isSocialSecurity(digits)) {
            scan.add(Hit.personal("us-ssn", "SSN", from, to, 85, "form and ranges of a US SSN"));
        } else if (matches(written, "9999 9999 9999") && isAadhaar(digits) && !isInRow(text, from, to)) {
            scan.add(Hit.personal("in-aadhaar", "ID", from, to, 85, "groups and Verhoeff check"));
        } else if (Addresses.isPublicV4(written)) {
            if (HostContext.isHost(text, from, to)) {
                scan.add(Hit.personal("ip-address", "IP", from, to, 60, "a public IPv4 address"));
            }
        } else if (isPhone(text, written, digits, from, to)) {
            scan.add(Hit.personal("phone", "PHONE", from, to, 70, "a phone number"));
        }
    }

    /** Of a dump, where more groups of four stand before or after. */
    private static boolean isInRow(String text, int from, int to) {
        boolean before = Letters.isHex(Letters.at(text, from - 2)) && Letters.isHex(Letters.at(text, from - 5));
        boolean after = Letters.isHex(Letters.at(text, to + 1)) && Letters.isHex(Letters.at(text, to + 4));
        return (before && Character.isWhitespace(Letters.at(text, from - 1)))
                || (after && Character.isWhitespace(Letters.at(text, to)));
    }

    static boolean isCard(String written, String digits) {
        int length = digits.length();
        return length >= 13
                && length <= 19
                && written.indexOf('.') < 0
                && written.indexOf('(') < 0
                && written.charAt(0) != '+'
                && isIssuer(digits)
                && Letters.distinct(digits) > 1
                && Checks.luhn(digits);
    }

    /** Issuer ranges of the large networks with the lengths they use (ISO/IEC 7812). */
    private static boolean isIssuer(String d) {
        int length = d.length();
        int two = Checks.number(d, 0, 2);
        int four = Checks.number(d, 0, 4);
        boolean visa = d.charAt(0) == '4' && (length == 16 || length == 13 || length == 19);
        boolean master = length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean discover = length == 16
                && (four == 6011 || two == 65 || (two == 64 && d.charAt(2) >= '4') || two == 62 || two == 60);
        boolean diners = (length == 14 || length == 16)
                && (two == 36 || two == 38 || two == 39 || (two == 30 && d.charAt(2) <= '5'));
        boolean jcb = (length == 16 && two == 35) || (length == 15 && (four == 2131 || four == 1800));
        boolean maestro =
                length >= 13 && (two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67) && length != 14;
        return visa || master || amex || discover || diners || jcb || maestro;
    }

    static boolean isSocialSecurity(String digits) {
        int area = Checks.number(digits, 0, 3);
        boolean published = digits.equals("078051120") || digits.equals("219099999");
        return area != 0
                && area != 666
                && area < 900
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000")
                && !published;
    }

    static boolean isAadhaar(String digits) {
        return digits.charAt(0) >= '2' && Checks.verhoeff(digits);
    }

    private static boolean isPhone(String text, String written, String digits, int from, int to) {
        int length = digits.length();
        boolean international = written.charAt(0) == '+' && digits.charAt(0) != '0' && length >= 8 && length <= 15;
        boolean american = matches(written, "(999) 999-9999")
                || matches(written, "(999)999-9999")
                || matches(written, "999-999-9999")
                || matches(written, "999.999.9999")
                || matches(written, "999 999 9999")
                || matches(written, "1-999-999-9999");
        boolean split = written.length() > length;
        boolean dated = isDated(written);
        boolean told = length >= 7
                && length <= 15
                && !dated
                && !isFraction(written)
                && !isAnchor(text, from)
                && (Context.before(text, from, PHONE_WORDS)
                        || (split
                                && Context.after(text, to, Set.of("office", "fax", "mobile", "cell", "home", "work"))));
        return international || (american && digits.charAt(0) >= '1') || (told && !Addresses.isV4(written));
    }

    /** {@code 2026-11-25…}, {@code 25.11.2026…}, {@code 1-2-2026…}. */
    private static boolean isDated(String written) {
        if (written.length() >= 10 && matches(written.substring(0, 10), "9999-99-99")) {
            return true;
        }
        int first = endOfDigits(written, 0);
        int second = endOfDigits(written, first + 1);
        boolean days = first >= 1 && first <= 2 && second - first - 1 >= 1 && second - first - 1 <= 2;
        return days
                && ".-".indexOf(Letters.at(written, first)) >= 0
                && ".-".indexOf(Letters.at(written, second)) >= 0
                && endOfDigits(written, second + 1) - second - 1 >= 4;
    }

    /** {@code 353207.547}: no country writes the first group so long. */
    private static boolean isFraction(String written) {
        int first = endOfDigits(written, 0);
        return first > 3 && Letters.at(written, first) == '.' && endOfDigits(written, first + 1) == written.length();
    }

    /** {@code cell.html#2686-2691}. */
    private static boolean isAnchor(String text, int from) {
        return Letters.at(text, from - 1) == '#' && Letters.isAlnum(Letters.at(text, from - 2));
    }

    private static int endOfDigits(String written, int from) {
        int i = from;
        while (Letters.isDigit(Letters.at(written, i))) {
            i++;
        }
        return i;
    }

    /** @param shape 9 stands for a digit */
    static boolean matches(String written, String shape) {
        if (written.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char s = shape.charAt(i);
            char c = written.charAt(i);
            boolean same = s == '9' ? Letters.isDigit(c) : s == ' ' ? c == ' ' || c == '-' : s == c;
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
