package dev.chaperone.desktop.shell;

import java.util.List;

/** What a command line is made of. */
sealed interface Token {

    /**
     * A word after quotes are taken off.
     *
     * @param text its characters; an expansion that is not known stands as {@code $}
     * @param dynamic part of it is known only when the shell runs it
     * @param quoted some of it was quoted, so it is no keyword
     * @param spread what the shell would still make of it: other words
     * @param nested command lines inside it, from <code>$( )</code>, backticks and process substitution
     */
    record Word(String text, boolean dynamic, boolean quoted, Spread spread, List<String> nested) implements Token {
        public Word {
            nested = List.copyOf(nested);
        }

        /** A word that means what it says. */
        static Word plain(String text) {
            return new Word(text, false, false, Spread.NONE, List.of());
        }

        /** The same, of which nobody can tell what it becomes. */
        Word unknown() {
            return new Word(text, true, quoted, Spread.NONE, nested);
        }

        /** The same with one of the texts its braces stand for. */
        Word as(String other) {
            return new Word(other, dynamic, quoted, other.startsWith("*") ? Spread.NAMES : Spread.NONE, nested);
        }
    }

    /** How one word becomes several. */
    enum Spread {
        NONE,
        /** It begins with a pattern, so a file's name decides how it begins. */
        NAMES,
        /** It has braces that were not quoted. */
        BRACES
    }

    /** {@code |}, {@code &&}, {@code ;}, newline, parentheses … */
    record Operator(String text) implements Token {}

    /** @param operator {@code <}, {@code >}, {@code >>}, {@code >&}, {@code <<<} … */
    record Redirect(String operator) implements Token {}

    /** The text of a here-document. */
    record Document(String text, boolean literal) implements Token {}
}
