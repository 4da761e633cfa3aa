package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;

/** Lines of {@code .pgpass}: {@code host:port:database:user:password}; called at a port or at {@code :*:}. */
final class PassFileProbe implements Probe {

    private static final int MAX = 300;
    private static final int FIELDS = 4;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int from = start;
        while (from > 0 && start - from < MAX && text.charAt(from - 1) > ' ' && !ends(text.charAt(from - 1))) {
            if (text.charAt(--from) == ':') {
                return;
            }
        }
        boolean line = from == 0 || text.charAt(from - 1) == '\n' || ends(text.charAt(from - 1));
        int colons = 1;
        int value = -1;
        int to = start + 1;
        while (to < text.length() && to - from < MAX && text.charAt(to) > ' ' && !ends(text.charAt(to))) {
            if (text.charAt(to) == ':' && text.charAt(to - 1) != '\\' && ++colons == FIELDS) {
                value = to + 1;
            }
            to++;
        }
        boolean whole = line && from < start && colons == FIELDS && (to == text.length() || scan.at(to) != ' ');
        if (whole && scan.at(value - 2) != ':' && ToolProbe.isPassword(text.substring(value, to))) {
            scan.add(Hit.secret("pgpass-password", "PASSWORD", value, to, 85, "last field of a password file"));
        }
    }

    private static boolean ends(char c) {
        return Letters.isQuote(c);
    }
}
