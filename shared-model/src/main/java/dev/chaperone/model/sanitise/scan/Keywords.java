package dev.chaperone.model.sanitise.scan;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Which of some words a text holds, anywhere and in any case, in one pass. Immutable; for many threads. */
public final class Keywords {

    private static final int ASCII = 128;

    private final Automaton automaton = new Automaton();
    private final List<String> words;
    private final boolean plain;

    /**
     * @param words none empty; what is not ASCII is looked for one by one
     * @throws IllegalArgumentException if they use more than 63 different ASCII characters
     */
    public Keywords(List<String> words) {
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        for (int i = 0; i < words.size(); i++) {
            if (isAscii(this.words.get(i))) {
                automaton.add(this.words.get(i), i);
            }
        }
        plain = this.words.stream().allMatch(Keywords::isAscii);
        automaton.build();
    }

    /** The positions of the words that the text holds. */
    public BitSet in(String text) {
        BitSet found = new BitSet(words.size());
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = automaton.step(state, c < ASCII ? c : Character.toLowerCase(c));
            if (automaton.isLoud(state)) {
                for (int word : automaton.output(state)) {
                    found.set(word);
                }
            }
        }
        if (!plain) {
            addOthers(text.toLowerCase(Locale.ROOT), found);
        }
        return found;
    }

    private void addOthers(String lower, BitSet found) {
        for (int i = 0; i < words.size(); i++) {
            if (!isAscii(words.get(i)) && lower.contains(words.get(i))) {
                found.set(i);
            }
        }
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < ASCII);
    }
}
