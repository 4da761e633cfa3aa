package dev.chaperone.central.log;

import dev.chaperone.model.audit.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The newest checkpoints this log has given out. Laptops show them again with each upload; known ones need no look at
 * their signature and the tiles. Safe for many threads.
 */
final class IssuedNotes {

    private static final int MOST = 20_000;

    private final Set<Hash> digests =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<Hash, Boolean>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Hash, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    void add(String note) {
        digests.add(digest(note));
    }

    boolean has(String note) {
        return digests.contains(digest(note));
    }

    private static Hash digest(String note) {
        return Hash.sha256(note.getBytes(StandardCharsets.UTF_8));
    }
}
