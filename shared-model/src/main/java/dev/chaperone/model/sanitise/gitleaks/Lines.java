package dev.chaperone.model.sanitise.gitleaks;

import java.util.Arrays;

/** The lines of a text as gitleaks counts them. For one thread. */
final class Lines {

    private final String text;
    private final int[] breaks;
    private int[] bytes = new int[0];

    Lines(String text) {
        this.text = text;
        this.breaks = java.util.stream.IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .toArray();
    }

    /** From 0; a line break belongs to the line behind it. */
    int line(int index) {
        int at = Arrays.binarySearch(breaks, index);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** In bytes of UTF-8 from the line break, which counts, or from the beginning of the text. */
    int column(int index) {
        return bytesBefore(index) - bytesBefore(start(index)) + 1;
    }

    /** Where its line begins: at the line break before it, as in gitleaks, or at the beginning of the text. */
    int start(int index) {
        int line = line(index);
        return line == 0 ? 0 : breaks[line - 1];
    }

    /** Where the line ends in which the stretch before {@code index} does. */
    int end(int index) {
        int at = Arrays.binarySearch(breaks, index);
        int next = at >= 0 ? at : -at - 1;
        return next < breaks.length ? breaks[next] : text.length();
    }

    /** Counted once a text: one long line may hold many matches. */
    private int bytesBefore(int index) {
        if (bytes.length == 0) {
            bytes = new int[text.length() + 1];
            for (int i = 0; i < text.length(); i++) {
                bytes[i + 1] = bytes[i] + width(text.charAt(i));
            }
        }
        return bytes[index];
    }

    private static int width(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
