package dev.chaperone.desktop.shell;

import dev.chaperone.desktop.agent.Links;

/**
 * How much one command line may cost to understand, counted in work and not in time, so that the same line always ends
 * the same way. What goes beyond is not understood. Chosen so that a line of 4 kB takes about a millisecond at most
 * (docs/performance.md).
 */
final class Effort {

    /** Longest command line looked at, in characters. */
    static final int MAX_LENGTH = 65_536;

    private static final int MAX_DEPTH = 16;
    private static final int COMMANDS = 200;
    private static final int TOKENS = 1_200;
    private static final int PLACES = 72;
    private static final int LOOKS = 96;
    private static final int WORDS = 1_000;

    /** Characters of a word that is still looked through with patterns. */
    static final int LONG_WORD = 256;

    /** Words that braces are written out to. */
    static final int SPREAD = 128;

    private final Links links = new Links(LOOKS);
    private int characters;
    private int commands = COMMANDS;
    private int tokens = TOKENS;
    private int places = PLACES;
    private int words = WORDS;
    private boolean spent;

    /** @param length of the line in characters; what is nested in it is read again for each level */
    Effort(int length) {
        this.characters = 2_048 + 2 * Math.min(length, MAX_LENGTH);
    }

    boolean mayRead(String line, int depth) {
        characters -= line.length();
        return keep(line.length() <= MAX_LENGTH && depth < MAX_DEPTH && characters >= 0);
    }

    boolean mayTakeToken() {
        return keep(--tokens >= 0);
    }

    boolean mayTakeCommand(int itsWords) {
        words -= itsWords;
        return keep(--commands >= 0 && words >= 0);
    }

    /** Words that braces stand for, beyond those that were written. */
    boolean mayTakeWords(int more) {
        words -= more;
        return keep(words >= 0);
    }

    /** One more path to find. */
    boolean mayPlace() {
        return keep(--places >= 0);
    }

    Links links() {
        return links;
    }

    /** Something was left out. */
    boolean isSpent() {
        return spent || links.isSpent();
    }

    private boolean keep(boolean within) {
        spent |= !within;
        return within;
    }
}
