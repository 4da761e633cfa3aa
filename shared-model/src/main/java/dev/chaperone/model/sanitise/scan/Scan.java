package dev.chaperone.model.sanitise.scan;

import java.util.ArrayList;
import java.util.List;

/** One text being looked at and what was found in it so far. For one thread. */
public final class Scan {

    /** What a probe has already dealt with, so that a stretch is looked at once. */
    public enum Mark {
        NAME(0),
        NUMBER(1),
        MIXED(2),
        ADDRESS(3),
        TOKEN(4),
        BLOCK(5),
        COLONS(6),
        MANIFEST(7),
        JWK(8);

        private final int slot;

        Mark(int slot) {
            this.slot = slot;
        }
    }

    private static final int MARKS = 9;
    private static final int MAX_SUSPECTS = 64;

    private final String text;
    private final List<Hit> hits = new ArrayList<>();
    private final List<int[]> runs = new ArrayList<>();
    private final List<Integer> suspects = new ArrayList<>();
    private final int[] passed = new int[MARKS];
    private int signs;
    private boolean block;

    public Scan(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public void add(Hit hit) {
        hits.add(hit);
    }

    public List<Hit> hits() {
        return hits;
    }

    /** A run of characters that may be text in base64 or hexadecimal. */
    public void addRun(int start, int end) {
        runs.add(new int[] {start, end});
    }

    /** Start and end of the runs, in order. */
    public List<int[]> runs() {
        return runs;
    }

    /** Adds to what the text has of each {@link Sign}. */
    void see(int bits) {
        signs |= bits;
    }

    /** Whether the text has a character of this sign; known once it was scanned. */
    public boolean sees(Sign sign) {
        return (signs & sign.bit()) != 0;
    }

    /** A block of a key begins, or what looks like it. */
    public void block() {
        block = true;
    }

    /** Whether the text has the beginning of such a block. */
    public boolean hasBlock() {
        return block;
    }

    /** Something begins here that a line break may have cut in two. At most 64 a text are kept. */
    public void suspect(int start) {
        if (suspects.size() < MAX_SUSPECTS) {
            suspects.add(start);
        }
    }

    public List<Integer> suspects() {
        return suspects;
    }

    /** Whether everything before {@code index} was dealt with under this mark. */
    public boolean passed(Mark mark, int index) {
        return index < passed[mark.slot];
    }

    public void pass(Mark mark, int until) {
        passed[mark.slot] = Math.max(passed[mark.slot], until);
    }

    /** The character, or a space beyond either end. */
    public char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    /** Whether the text is nothing but this stretch, so that it needs no word beside it to be meant. */
    public boolean isAlone(int start, int end) {
        return text.length() <= end + 2
                && start <= 2
                && text.substring(0, start).isBlank()
                && text.substring(end).isBlank();
    }
}
