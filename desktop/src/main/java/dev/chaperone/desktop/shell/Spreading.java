package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;

/** Writes out the words that braces stand for, before anybody asks what program they name. */
final class Spreading {

    private Spreading() {}

    static List<Token.Word> spread(List<Token.Word> words) {
        boolean braces = false;
        for (Token.Word word : words) {
            braces |= word.spread() == Token.Spread.BRACES;
        }
        if (!braces) {
            return words;
        }
        List<Token.Word> all = new ArrayList<>();
        for (Token.Word word : words) {
            if (word.spread() == Token.Spread.BRACES && all.size() < Effort.SPREAD) {
                all.addAll(spread(word));
            } else {
                all.add(word.spread() == Token.Spread.BRACES ? word.unknown() : word);
            }
        }
        return all;
    }

    /** Where some of the braces may have been quoted, nobody can tell which. */
    private static List<Token.Word> spread(Token.Word word) {
        if (word.quoted() || word.dynamic()) {
            return List.of(word.unknown());
        }
        List<String> texts = Braces.expand(word.text());
        return texts.size() == 1
                ? List.of(word.unknown())
                : texts.stream().map(word::as).map(Spreading::ranges).toList();
    }

    private static Token.Word ranges(Token.Word word) {
        return word.text().contains("{") ? word.unknown() : word;
    }
}
