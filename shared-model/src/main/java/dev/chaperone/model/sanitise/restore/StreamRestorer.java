package dev.chaperone.model.sanitise.restore;

import dev.chaperone.model.sanitise.scan.Dummies;
import java.util.Optional;

/**
 * Puts values back into a text that arrives in pieces. Holds back only what may be the beginning of a placeholder, so
 * the result is the same whatever the pieces are. One object for one lane (one block of one kind) of a stream; for one
 * thread.
 */
public final class StreamRestorer {

    private final Vault vault;
    private final Escaping escaping;
    private final StringBuilder held = new StringBuilder();

    StreamRestorer(Vault vault, Escaping escaping) {
        this.vault = vault;
        this.escaping = escaping;
    }

    /** @return what may be passed on now; the rest follows with the next piece or at the end */
    public String accept(String piece) {
        held.append(piece);
        return drain(false);
    }

    /** What was still held back: the beginning of a placeholder that never came. */
    public String finish() {
        return drain(true);
    }

    private String drain(boolean last) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int at = next(0);
        while (at >= 0) {
            Optional<String[]> known = vault.at(held, at, escaping);
            if (known.isPresent()) {
                out.append(held, done, at).append(known.get()[1]);
                done = at + known.get()[0].length();
                at = next(done);
            } else if (!last && held.length() - at < Vault.MAX && vault.isBeginning(held.substring(at))) {
                break;
            } else {
                at = next(at + 1);
            }
        }
        int keep = last || at < 0 ? held.length() : at;
        out.append(held, done, keep);
        held.delete(0, keep);
        return out.toString();
    }

    /**
     * Where the prefix of all placeholders begins, whole or cut off by the end of what has come so far. In a text of
     * ours, quotes may belong to it: those that a number did not have.
     */
    private int next(int from) {
        int plain = next(Dummies.PLACEHOLDER, from);
        int quoted = escaping == Escaping.AS_WRITTEN ? next("\"" + Dummies.PLACEHOLDER, from) : -1;
        return quoted < 0 || (plain >= 0 && plain < quoted) ? plain : quoted;
    }

    private int next(String prefix, int from) {
        for (int i = held.indexOf(prefix.substring(0, 1), from);
                i >= 0;
                i = held.indexOf(prefix.substring(0, 1), i + 1)) {
            int length = Math.min(prefix.length(), held.length() - i);
            if (prefix.startsWith(held.substring(i, i + length))) {
                return i;
            }
        }
        return -1;
    }
}
