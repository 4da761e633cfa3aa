package dev.chaperone.model.sanitise.view;

import java.util.Arrays;

/** A text made from another, and which stretch of the original each character stands for. */
public final class View {

    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final String how;

    private View(String text, int[] starts, int[] ends, String how) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.how = how;
    }

    /** The text as it is. */
    public static View plain(String text) {
        return new View(text, new int[0], new int[0], "");
    }

    public String text() {
        return text;
    }

    /** The encodings between the original and this view, outermost first; empty for the original. */
    public String how() {
        return how;
    }

    /** Where in the original the character at {@code index} begins. */
    public int start(int index) {
        return starts.length == 0 ? index : starts[index];
    }

    /** Where in the original the stretch that ends before {@code index} ends. */
    public int end(int index) {
        return ends.length == 0 ? index : ends[index - 1];
    }

    /** Puts a view of a view together. */
    public static final class Builder {

        private final View from;
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        public Builder(View from) {
            this.from = from;
            this.text = new StringBuilder(from.text.length());
            this.starts = new int[from.text.length() + 1];
            this.ends = new int[from.text.length() + 1];
        }

        /** Stands for the stretch from {@code start} to {@code end} of the view that this is made from. */
        public void add(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            starts[at] = from.start(start);
            ends[at] = from.end(end);
            text.append(c);
        }

        /** Takes a stretch over as it is. */
        public void copy(int start, int end) {
            for (int i = start; i < end; i++) {
                add(from.text.charAt(i), i, i + 1);
            }
        }

        public View build(String how) {
            int length = Math.max(1, text.length());
            return new View(
                    text.toString(),
                    Arrays.copyOf(starts, length),
                    Arrays.copyOf(ends, length),
                    from.how.isEmpty() ? how : from.how + ", " + how);
        }
    }
}
