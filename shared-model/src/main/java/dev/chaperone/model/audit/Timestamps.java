package dev.chaperone.model.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as text with exactly milliseconds, so that one instant has one text. */
final class Timestamps {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Timestamps() {}

    static String format(Instant time) {
        return MILLISECONDS.format(time);
    }

    static Instant parse(String text) throws ProofException {
        try {
            Instant time = Instant.parse(text);
            if (format(time).equals(text)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new ProofException("a time can't be read; it must look like 2026-01-31T12:00:00.000Z", e);
        }
        throw new ProofException("a time is not in its one form; it must look like 2026-01-31T12:00:00.000Z");
    }
}
