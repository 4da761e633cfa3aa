package dev.chaperone.model.sanitise;

import java.util.List;

/** A text that shows between « and » the one value that has to be found in it. */
public record Marked(String text, String value) {

    public static Marked of(String marked) {
        return new Marked(
                marked.replace("«", "").replace("»", ""),
                marked.substring(marked.indexOf('«') + 1, marked.indexOf('»')));
    }

    /** What {@code sanitiser} finds in {@code text}, each as it stands there. */
    public static List<String> found(Sanitiser sanitiser, String text) {
        return sanitiser.sanitise(text, new PlaceholderKey(new byte[32])).findings().stream()
                .map(f -> text.substring(f.span().start(), f.span().end()))
                .toList();
    }
}
