package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Letters;
import java.util.Locale;

/** Network addresses: only public ones say something about a person. */
final class Addresses {

    private Addresses() {}

    static boolean isV4(String written) {
        return parse(written) != null;
    }

    /**
     * Not private (RFC 1918, 6598), loopback, link-local, documentation (RFC 5737), multicast or a version of software.
     */
    static boolean isPublicV4(String written) {
        int[] p = parse(written);
        if (p == null || p[0] == 0 || p[0] == 10 || p[0] >= 224 || p[0] == 127 || isResolver(p)) {
            return false;
        }
        boolean local = (p[0] == 172 && p[1] >= 16 && p[1] < 32)
                || (p[0] == 192 && p[1] == 168)
                || (p[0] == 169 && p[1] == 254)
                || (p[0] == 100 && p[1] >= 64 && p[1] < 128);
        boolean documentation = (p[0] == 192 && p[1] == 0 && (p[2] == 2 || p[2] == 0))
                || (p[0] == 198 && (p[1] == 18 || p[1] == 19 || (p[1] == 51 && p[2] == 100)))
                || (p[0] == 203 && p[1] == 0 && p[2] == 113);
        boolean network = p[3] == 255 || (p[2] == 0 && p[3] == 0);
        boolean sample = p[0] == p[1] && (p[1] == p[2] || p[0] == p[3]);
        return !local && !documentation && !network && !sample;
    }

    /** Public resolvers that everyone writes; small numbers throughout are a version of something. */
    private static boolean isResolver(int[] p) {
        boolean small = p[0] < 30 && p[1] < 30 && p[2] < 30 && p[3] < 30;
        boolean object = (p[0] == 1 && p[1] <= 3) || (p[0] == 2 && p[1] == 5);
        return small
                || object
                || (p[0] == 1 && p[1] == 0 && p[2] == 0)
                || (p[0] == 9 && p[1] == 9)
                || (p[0] == 8 && p[1] == 8);
    }

    /** For documents (RFC 3849, 9637), or a resolver that everyone writes. */
    private static boolean isSample(String lower) {
        return lower.startsWith("2001:db8:")
                || lower.startsWith("2001:0db8:")
                || lower.startsWith("3fff:")
                || lower.startsWith("2001:4860:4860:")
                || lower.startsWith("2606:4700:4700:")
                || lower.startsWith("2620:fe:");
    }

    private static int @org.jspecify.annotations.Nullable [] parse(String written) {
        int[] parts = new int[4];
        int n = 0;
        int value = -1;
        for (int i = 0; i <= written.length(); i++) {
            char c = Letters.at(written, i);
            if (Letters.isDigit(c)) {
                boolean padded = value == 0;
                value = value < 0 ? c - '0' : value * 10 + c - '0';
                if (value > 255 || padded) {
                    return null;
                }
            } else if (value < 0 || n == 4 || (c != '.' && i < written.length())) {
                return null;
            } else {
                parts[n++] = value;
                value = -1;
            }
        }
        return n == 4 ? parts : null;
    }

    /** A global unicast address (RFC 4291, 2000::/3) that is not documentation (2001:db8::/32). */
    static boolean isPublicV6(String written) {
        int groups = 0;
        int gap = -1;
        int length = 0;
        int first = -1;
        for (int i = 0; i <= written.length(); i++) {
            char c = i < written.length() ? written.charAt(i) : ':';
            if (c != ':') {
                length++;
                continue;
            }
            if (length > 4) {
                return false;
            }
            if (length > 0) {
                groups++;
                first = first < 0 ? Integer.parseInt(written, i - length, i, 16) : first;
            } else if (i > 0 && i < written.length()) {
                if (gap >= 0) {
                    return false;
                }
                gap = groups;
            }
            length = 0;
        }
        boolean whole = gap < 0 ? groups == 8 : groups <= 7 && groups > 2 && !written.endsWith("::");
        return whole && first >= 0x2000 && first < 0x4000 && !isSample(written.toLowerCase(Locale.ROOT));
    }
}
