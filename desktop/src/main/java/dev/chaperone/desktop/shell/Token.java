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
     * @param nested command lines inside it, from <code>$( )</code>, backticks and process substitution
     */
    record Word(String text, boolean dynamic, boolean quoted, List<String> nested) implements Token {
        public Word {
            nested = List.copyOf(nested);
        }
    }

    /** {@code |}, {@code &&}, {@code ;}, newline, parentheses … */
    record Operator(String text) implements Token {}

    /** @param operator {@code <}, {@code >}, {@code >>}, {@code >&}, {@code <<<} … */
    record Redirect(String operator) implements Token {}

    /** The text of a here-document. */
    record Document(String text, boolean literal) implements Token {}
}
