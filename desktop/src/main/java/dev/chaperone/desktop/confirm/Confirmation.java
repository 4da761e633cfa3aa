package dev.chaperone.desktop.confirm;

/** The operating system's own question to a person, such as for their password. */
public interface Confirmation {

    /** How it went. */
    enum Result {
        CONFIRMED,
        /** They cancelled, failed or let it wait. */
        DECLINED,
        /** The system would ask, but no program in this session can show the question. */
        NOBODY_ASKS,
        /** This system has no such question, which only its administrator can change. */
        UNAVAILABLE
    }

    /**
     * Asks and waits, two minutes at most.
     *
     * @param person the program the answer came from
     * @param whileAsking called every few seconds as long as the question is open, on the caller's thread
     */
    Result confirm(Program person, Runnable whileAsking) throws InterruptedException;

    /**
     * A program, named so that its pid can't stand for a later one.
     *
     * @param started in clock ticks since the machine started
     */
    record Program(long pid, long started, long uid) {}
}
