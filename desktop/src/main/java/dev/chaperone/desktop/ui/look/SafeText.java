package dev.chaperone.desktop.ui.look;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes text that others wrote safe to show: what is invisible or could change the order of what is around it becomes a
 * visible escape. Names on disk, process names and the words of agents go through here.
 */
public final class SafeText {

    /** More accents than this on one letter would paint over the lines above and below. */
    private static final int MOST_MARKS = 2;

    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_LINE = 44;

    private SafeText() {}

    /**
     * One line: every control, format, private and unassigned character is shown as {@code \}{@code u202E}, and so are
     * right-to-left letters and accents of their own in words too long to be words: JavaFX draws those past the edge.
     */
    public static String line(String raw) {
        String visible = visible(raw);
        return Stream.of(visible.split(" ", -1))
                .map(word -> word.length() > LONGEST_WORD ? plain(word) : word)
                .collect(Collectors.joining(" "));
    }

    /**
     * A path in which right-to-left names cannot swap places: each name keeps to its own side of the slash. A path
     * longer than a line shows them as escapes.
     */
    public static String path(String raw) {
        String visible = visible(raw);
        if (visible.length() > LONGEST_LINE) {
            return plain(visible);
        }
        return Bidi.requiresBidi(visible.toCharArray(), 0, visible.length())
                ? visible.replace("/", "\u200E/\u200E")
                : visible;
    }

    private static String visible(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int marks = 0;
        for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
            int point = raw.codePointAt(i);
            marks = isMark(point) ? marks + 1 : 0;
            if (isHarmless(point) && marks <= MOST_MARKS) {
                out.appendCodePoint(point);
            } else {
                out.append(escape(point));
            }
        }
        return out.toString();
    }

    private static String plain(String visible) {
        String composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        composed.codePoints().forEach(point -> {
            if (isRightToLeft(point) || isMark(point)) {
                out.append(escape(point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    private static String escape(int point) {
        return "\\u%04X".formatted(point);
    }

    private static boolean isRightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    /** Several lines, as an agent's command may have; tabs become spaces. */
    public static String lines(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (String line : raw.split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n").append(line(line.replace("\t", "    ")));
        }
        return out.toString();
    }

    /** At most {@code most} characters (at least 8): head and tail stay, {@code ellipsis} stands for the middle. */
    public static String middle(String text, int most, String ellipsis) {
        if (text.length() <= most) {
            return text;
        }
        int keep = most - ellipsis.length();
        int head = before(text, keep / 2);
        int tail = before(text, text.length() - (keep - keep / 2));
        return text.substring(0, head) + ellipsis + text.substring(tail);
    }

    /** {@code index}, or one less where it would cut a surrogate pair. */
    private static int before(String text, int index) {
        return index > 0 && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> !isBlankLetter(point);
        };
    }

    /** Letters that show as nothing: the Hangul fillers and the Braille blank. */
    private static boolean isBlankLetter(int point) {
        return point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x2800;
    }
}
