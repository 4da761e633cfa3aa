package dev.chaperone.desktop.shell;

import java.util.List;
import java.util.Set;

/**
 * Builtins that take text for arithmetic or for a variable's name. An array's index is arithmetic, and arithmetic runs
 * the substitutions in it, even those that were quoted.
 */
final class Arithmetic {

    private static final Set<String> NAMING = Set.of(
            "test", "[", "[[", "printf", "unset", "declare", "typeset", "local", "export", "readonly", "wait", "for");
    private static final Set<String> COMPARING = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-v", "-R");

    private Arithmetic() {}

    static boolean mayRun(String program, List<Token.Word> words) {
        return program.equals("let")
                || program.equals("read")
                || (NAMING.contains(program)
                        && words.stream().anyMatch(w -> holdsSubstitution(w.text()) || isInteger(program, w.text())))
                || (program.equals("[[") && compares(words));
    }

    /** In a text whose own substitutions were taken out already. */
    static boolean holdsSubstitution(String text) {
        return text.contains("$(") || text.indexOf('`') >= 0 || text.contains("${");
    }

    private static boolean isInteger(String program, String word) {
        boolean declares = !program.equals("printf") && !program.startsWith("[") && !program.equals("test");
        return declares && word.startsWith("-") && word.indexOf('i') > 0;
    }

    private static boolean compares(List<Token.Word> words) {
        return words.stream().anyMatch(w -> COMPARING.contains(w.text()))
                && words.stream().anyMatch(w -> isName(w.text()));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
    }
}
