package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.SealedEvent;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of records holds, as far as it can be trusted.
 *
 * @param events the good ones, in order
 * @param goodBytes length of the file up to the last good record
 * @param last hash of the last good record, or of what the first one continues
 */
record SegmentFile(List<SealedEvent> events, int goodBytes, Hash last, Ending ending) {

    SegmentFile {
        events = List.copyOf(events);
    }

    /** How the file goes on after the last good record. */
    enum Ending {
        /** Not at all. */
        CLEAN,
        /** With the beginning of a record whose writing was cut off. */
        TORN,
        /** With a record that is not what was written there. */
        TAMPERED
    }

    /**
     * Reads the records that continue {@code previous}, the first one being event {@code firstSequence}.
     *
     * @param file all bytes of it
     */
    static SegmentFile read(byte[] file, RecordCipher cipher, long firstSequence, Hash previous) {
        List<SealedEvent> events = new ArrayList<>();
        Hash last = previous;
        int at = 0;
        while (at < file.length) {
            Optional<byte[]> data = Frames.at(file, at);
            Optional<SealedEvent> event = data.isPresent()
                    ? unseal(cipher, data.get(), firstSequence + events.size(), last)
                    : Optional.empty();
            if (data.isEmpty() || event.isEmpty()) {
                // A cut-off write leaves nothing whole behind it; whoever edits a record does.
                boolean torn = data.isEmpty() && !Frames.anyAfter(file, at);
                return new SegmentFile(events, at, last, torn ? Ending.TORN : Ending.TAMPERED);
            }
            events.add(event.get());
            last = Hash.sha256(data.get());
            at += Frames.OVERHEAD + data.get().length;
        }
        return new SegmentFile(events, at, last, Ending.CLEAN);
    }

    private static Optional<SealedEvent> unseal(RecordCipher cipher, byte[] data, long sequence, Hash previous) {
        try {
            return Optional.of(cipher.unseal(data, sequence, previous));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
