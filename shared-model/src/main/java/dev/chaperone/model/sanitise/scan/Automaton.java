package dev.chaperone.model.sanitise.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Aho-Corasick with a full transition table over classes of ASCII characters, letters without case. States with an
 * output come last, so that one comparison tells whether there is anything to do.
 */
final class Automaton {

    private static final int ASCII = 128;
    private static final int CLASSES = 64;

    private final byte[] classes = new byte[ASCII];
    private int used = 1;

    private final List<TreeMap<Integer, Integer>> children = new ArrayList<>();
    private final List<List<Integer>> ends = new ArrayList<>();
    private int[] next = new int[0];
    private int[][] output = new int[0][];
    private int firstOutput;

    Automaton() {
        newState();
    }

    /** @param id reported where the keyword, ASCII and in lower case, ends */
    void add(String keyword, int id) {
        int state = 0;
        for (int i = 0; i < keyword.length(); i++) {
            int c = classOf(keyword.charAt(i));
            Integer child = children.get(state).get(c);
            if (child == null) {
                child = newState();
                children.get(state).put(c, child);
            }
            state = child;
        }
        ends.get(state).add(id);
    }

    /** To be called once, after the last keyword. */
    void build() {
        int count = children.size();
        int[][] table = new int[count][CLASSES];
        int[] fail = new int[count];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        children.getFirst().forEach((c, child) -> {
            table[0][c] = child;
            queue.add(child);
        });
        while (!queue.isEmpty()) {
            int state = queue.remove();
            ends.get(state).addAll(ends.get(fail[state]));
            System.arraycopy(table[fail[state]], 0, table[state], 0, CLASSES);
            children.get(state).forEach((c, child) -> {
                fail[child] = table[fail[state]][c];
                table[state][c] = child;
                queue.add(child);
            });
        }
        number(table);
    }

    /** Silent states first; a state is stored as its row's offset. */
    private void number(int[][] table) {
        int count = table.length;
        int silent = (int) ends.stream().filter(List::isEmpty).count();
        int[] place = new int[count];
        int quiet = 0;
        int loud = silent;
        for (int s = 0; s < count; s++) {
            place[s] = ends.get(s).isEmpty() ? quiet++ : loud++;
        }
        next = new int[count * CLASSES];
        output = new int[count - silent][];
        for (int s = 0; s < count; s++) {
            for (int c = 0; c < CLASSES; c++) {
                next[place[s] * CLASSES + c] = place[table[s][c]] * CLASSES;
            }
            if (!ends.get(s).isEmpty()) {
                output[place[s] - silent] =
                        ends.get(s).stream().mapToInt(Integer::intValue).toArray();
            }
        }
        firstOutput = silent * CLASSES;
        children.clear();
        ends.clear();
    }

    int step(int state, char c) {
        return c < ASCII ? next[state + classes[c]] : 0;
    }

    boolean isLoud(int state) {
        return state >= firstOutput;
    }

    /** At a state plus the class of a character: the state after it. Not to be changed. */
    int[] transitions() {
        return next;
    }

    /** The class of each ASCII character. Not to be changed. */
    byte[] classes() {
        return classes;
    }

    /** States from here on are loud. */
    int firstLoud() {
        return firstOutput;
    }

    int[] output(int state) {
        return output[(state - firstOutput) / CLASSES];
    }

    private int newState() {
        children.add(new TreeMap<>());
        ends.add(new ArrayList<>());
        return children.size() - 1;
    }

    private int classOf(char c) {
        if (c >= ASCII || (c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("keyword character '%c' is not lower-case ASCII".formatted(c));
        }
        if (classes[c] == 0) {
            if (used == CLASSES) {
                throw new IllegalArgumentException("keywords use more than %d different characters".formatted(CLASSES));
            }
            classes[c] = (byte) used;
            classes[Character.toUpperCase(c)] = (byte) used;
            used++;
        }
        return classes[c];
    }

    @Override
    public String toString() {
        return "Automaton[%d cells, %s]".formatted(next.length, Arrays.toString(new int[] {used}));
    }
}
