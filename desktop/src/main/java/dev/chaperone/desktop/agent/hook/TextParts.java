package dev.chaperone.desktop.agent.hook;

import java.util.List;

/** Several texts of one prompt, cleaned as one: as many come back as went in. */
public final class TextParts {

    /** ASCII's own record separator; a prompt that holds it can't be taken apart again and is refused. */
    private static final String BETWEEN = "\n\u001e\n";

    private TextParts() {}

    /** @throws IllegalArgumentException if a text holds the separator */
    public static String join(List<String> texts) {
        if (texts.stream().anyMatch(t -> t.indexOf('\u001e') >= 0)) {
            throw new IllegalArgumentException("the prompt holds a record separator character; take it out");
        }
        return String.join(BETWEEN, texts);
    }

    /** @throws IllegalStateException if cleaning lost a separator */
    public static List<String> split(String joined, int count) {
        List<String> texts = List.of(joined.split(BETWEEN, -1));
        if (texts.size() != count) {
            throw new IllegalStateException("cleaning changed the number of texts");
        }
        return texts;
    }
}
