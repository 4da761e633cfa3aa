package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;

/** Hardware addresses (IEEE 802) and public IPv6 addresses: groups of hexadecimal digits between colons. */
final class ColonProbe implements Probe {

    private static final int MAX = 48;
    private static final int MAC = 17;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        boolean dash = text.charAt(start) == '-';
        if (scan.passed(Mark.COLONS, start)
                || !Letters.isHex(scan.at(start - 1))
                || (!Letters.isHex(scan.at(end)) && scan.at(end) != ':')) {
            return;
        }
        int from = start;
        while (from > 0
                && start - from < MAX
                && (Letters.isHex(text.charAt(from - 1)) || text.charAt(from - 1) == (dash ? '-' : ':'))) {
            from--;
        }
        int to = end;
        while (to < text.length()
                && to - from < MAX
                && (Letters.isHex(text.charAt(to)) || text.charAt(to) == (dash ? '-' : ':'))) {
            to++;
        }
        scan.pass(Mark.COLONS, to);
        from = Letters.startsWord(text, from) ? from : afterEscape(text, from);
        if (from < 0
                || Letters.isWord(scan.at(to))
                || (Letters.isWord(scan.at(from - 1)) && !Letters.startsWord(text, from))) {
            return;
        }
        if (to - from == MAC && isMac(text, from, dash ? '-' : ':') && !endsDump(text, from)) {
            scan.add(Hit.personal("mac-address", "MAC", from, to, 75, "a hardware address"));
        } else if (!dash && to - from > 6) {
            int stop = text.charAt(to - 1) == ':' && text.charAt(to - 2) != ':' ? to - 1 : to;
            if (Addresses.isPublicV6(text.substring(from, stop))) {
                scan.add(Hit.personal("ip-address", "IP", from, stop, 75, "a public IPv6 address"));
            }
        }
    }

    private static int afterEscape(String text, int from) {
        for (int i = from; i < from + 3 && i < text.length(); i++) {
            if (Letters.startsWord(text, i) && Letters.isAlnum(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The last line of a longer dump, whose lines end in a colon. */
    private static boolean endsDump(String text, int from) {
        int i = from - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i > 2
                && from - i > 2
                && text.charAt(i) == ':'
                && Letters.isHex(text.charAt(i - 1))
                && Letters.isHex(text.charAt(i - 2))
                && text.charAt(i - 3) == ':';
    }

    /** Neither broadcast nor empty. */
    private static boolean isMac(String text, int from, char separator) {
        int distinct = 0;
        int seen = 0;
        for (int i = 0; i < MAC; i++) {
            char c = text.charAt(from + i);
            if ((i % 3 == 2) != (c == separator)) {
                return false;
            }
            int bit = c == separator ? 0 : 1 << Character.digit(c, 16);
            distinct += (seen & bit) == 0 && bit != 0 ? 1 : 0;
            seen |= bit;
        }
        return distinct > 1;
    }
}
