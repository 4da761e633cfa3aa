package dev.chaperone.desktop.cli;

import java.nio.charset.StandardCharsets;

/**
 * A patch as people may look at it: what would move the cursor, hide or reorder text is shown by its number, so that
 * the terminal shows what is signed.
 */
final class DiffText {

    private final Context context;

    DiffText(Context context) {
        this.context = context;
    }

    void show(byte[] patch) {
        new String(patch, StandardCharsets.UTF_8).lines().forEach(line -> context.print("%s", visible(line)));
    }

    static String visible(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        line.codePoints().forEach(c -> {
            if (isPlain(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("<U+%04X>".formatted(c));
            }
        });
        return shown.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
