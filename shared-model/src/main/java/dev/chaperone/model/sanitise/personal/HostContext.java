package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.Set;

/** Whether four numbers between dots are the address of a host where they stand. */
final class HostContext {

    private static final Set<String> VERSION_WORDS = Set.of(
            "version",
            "v",
            "ver",
            "release",
            "chrome",
            "chromium",
            "v8",
            "firmware",
            "build",
            "upgrade",
            "upgraded",
            "update",
            "updated",
            "patch",
            "bump",
            "bumped",
            "netmask",
            "mask",
            "wildcard");

    private HostContext() {}

    /** Versions look alike: "Chrome/13.50.68.72", "lib-1.2.3.4.jar", "version 1.2.3.4". */
    static boolean isHost(String text, int from, int to) {
        char before = Letters.at(text, from - 1);
        return !isCoordinate(text, from, to)
                && before != '/'
                && before != '-'
                && before != '_'
                && !Context.before(text, from, VERSION_WORDS)
                && !(before == '/' && Letters.isLetter(Letters.at(text, from - 2)))
                && Letters.at(text, to) != '-';
    }

    /** {@code 14.79,28.15.62.66,1.26}: the path of a drawing, without the zeros before its dots. */
    private static boolean isCoordinate(String text, int from, int to) {
        int next = endOfDigits(text, to + 1);
        boolean after = Letters.at(text, to) == ',' && (next > to + 1 || Letters.at(text, next) == '-');
        int left = from - 2;
        while (Letters.isDigit(Letters.at(text, left))) {
            left--;
        }
        boolean before = Letters.at(text, from - 1) == ',' && Letters.at(text, left) == '.';
        return before || (after && ".-".indexOf(Letters.at(text, next)) >= 0 && !Addresses.isV4(rest(text, to + 1)));
    }

    private static String rest(String text, int from) {
        int i = from;
        while (Letters.isDigit(Letters.at(text, i)) || Letters.at(text, i) == '.') {
            i++;
        }
        return text.substring(from, i);
    }

    private static int endOfDigits(String text, int from) {
        int i = from;
        while (Letters.isDigit(Letters.at(text, i))) {
            i++;
        }
        return i;
    }
}
