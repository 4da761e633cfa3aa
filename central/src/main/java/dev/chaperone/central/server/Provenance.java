package dev.chaperone.central.server;

import dev.chaperone.central.log.Birthmark;
import dev.chaperone.central.log.TileLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Whether a data folder is the one that published the newest checkpoints. A restored backup may lack some; signing on
 * would then contradict them, and no key could heal that. An administrator has to vouch for it, by its size.
 */
final class Provenance {

    private final DataFolder data;
    private final Path log;
    private final Birthmark mark;

    Provenance(DataFolder data) {
        this.data = data;
        this.log = data.file("log");
        this.mark = new Birthmark(data.file("birthmark"));
    }

    /**
     * @param entries how many the database has
     * @param restored how many somebody vouches for
     * @throws IOException in one plain line, if the folder may be a copy and nobody vouches for it
     */
    void require(long entries, OptionalLong restored) throws IOException {
        if (restored.isPresent() && restored.getAsLong() != entries) {
            throw new IOException("--restored says %d entries, the database has %d; look for the newer backup"
                    .formatted(restored.getAsLong(), entries));
        }
        if (restored.isEmpty() && isDoubtful(entries)) {
            throw new IOException(
                    ("%s looks like a restored backup, with %d entries, and signs nothing; if no laptop or auditor has a"
                                    + " checkpoint of more, start once with --restored %d")
                            .formatted(data.file(""), entries, entries));
        }
        if (mark.isMissing() || restored.isPresent()) {
            mark.set();
        }
    }

    private boolean isDoubtful(long entries) throws IOException {
        boolean copied = !mark.isMissing() && !mark.isOriginal();
        return copied || (entries > 0 && !TileLog.exists(log));
    }
}
