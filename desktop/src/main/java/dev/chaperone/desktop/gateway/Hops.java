package dev.chaperone.desktop.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers that are about one connection and not about the message (RFC 9110, section 7.6.1), and those that change with
 * the body. All others, known or not, are passed on.
 */
final class Hops {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Set<String> names = new HashSet<>(ALWAYS);

    /**
     * @param connection values of the Connection header, which names more of them
     * @param more lower-case names that are set anew
     */
    Hops(List<String> connection, Set<String> more) {
        names.addAll(more);
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    boolean passes(String header) {
        return !names.contains(header.toLowerCase(Locale.ROOT));
    }
}
