package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.EventBody;

/**
 * Events that could not be written, until the journal says so itself: at once that it is full, as long as the room kept
 * for that allows, and later how many there were. Not safe for threads; {@link FileJournal} guards it.
 */
final class Refusals {

    /** Room kept for saying that the journal is full, in bytes. */
    static final int RESERVE = 2048;

    private long count;
    private boolean announced;

    void add(long more) {
        count += more;
    }

    boolean any() {
        return count > 0;
    }

    long count() {
        return count;
    }

    /** Whether the journal does not say yet that it is full. */
    boolean mustAnnounce() {
        return !announced;
    }

    void announced() {
        announced = true;
    }

    static EventBody.Gap full(long sequence) {
        return new EventBody.Gap("the journal is full; events are refused from here on", sequence, sequence);
    }

    /** The event that tells how many there were. */
    EventBody.Gap gap(long sequence) {
        return new EventBody.Gap(
                "%d events could not be written and were refused".formatted(count), sequence, sequence);
    }

    /** The journal tells of them: from now on there are none. Returns how many there were. */
    long settle() {
        long settled = count;
        count = 0;
        announced = false;
        return settled;
    }
}
