package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Groups tokens into simple commands, in the order they stand. Keywords of compound commands are passed over: whether a
 * branch is taken does not matter to a guard, only what it would do.
 */
final class CommandReader {

    /** Subshells in one another; with so many, nobody keeps track of where they stand. */
    static final int MOST_GROUPS = 24;

    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "else", "elif", "fi", "while", "until", "do", "done", "!", "{", "}", "time", "coproc");

    private static final Set<String> BRANCHING = Set.of("for", "case", "select", "function");

    private final List<SimpleCommand> commands = new ArrayList<>();
    private List<Token.Word> words = new ArrayList<>();
    private List<Token.Word> reads = new ArrayList<>();
    private List<Token.Word> writes = new ArrayList<>();
    private List<Token.Document> input = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private int numbers;
    private String before = "";
    private boolean branched;

    static List<SimpleCommand> read(List<Token> tokens) {
        return new CommandReader().run(tokens);
    }

    private List<SimpleCommand> run(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case Token.Word word -> word(word);
                case Token.Operator(var text) -> {
                    end(text);
                    group(text);
                }
                case Token.Document document -> attach(document);
                case Token.Redirect(var operator) -> {
                    if (i + 1 < tokens.size() && tokens.get(i + 1) instanceof Token.Word target) {
                        redirect(operator, target);
                        i++;
                    }
                }
            }
        }
        end("");
        return commands;
    }

    /** The bracket behind a case's pattern closes nothing that was opened. */
    private void group(String operator) {
        if (operator.equals("(") && groups.size() < MOST_GROUPS) {
            groups.add(++numbers);
        } else if (operator.equals(")") && !groups.isEmpty()) {
            groups.removeLast();
        }
    }

    private void word(Token.Word word) {
        boolean keyword = words.isEmpty() && !word.quoted() && KEYWORDS.contains(word.text());
        branched |= keyword || (words.isEmpty() && BRANCHING.contains(word.text()));
        if (!keyword) {
            words.add(word);
        }
    }

    private void redirect(String operator, Token.Word target) {
        if (operator.equals("<<<")) {
            input.add(new Token.Document(target.text(), !target.dynamic()));
            words.addAll(target.nested().isEmpty() ? List.of() : List.of(target));
        } else if (operator.startsWith("<") && !operator.contains(">") && !operator.contains("&")) {
            reads.add(target);
        } else if (!isDescriptor(operator, target)) {
            writes.add(target);
        }
    }

    /** {@code 2>&1} copies a descriptor and touches no file. */
    private static boolean isDescriptor(String operator, Token.Word target) {
        return operator.endsWith("&") && target.text().matches("\\d+|-");
    }

    /** A here-document stands after its line, so it belongs to the command that was ended just before. */
    private void attach(Token.Document document) {
        if (words.isEmpty() && !commands.isEmpty()) {
            commands.add(commands.removeLast().with(document));
        } else {
            input.add(document);
        }
    }

    private void end(String operator) {
        if (!(words.isEmpty() && reads.isEmpty() && writes.isEmpty())) {
            commands.add(new SimpleCommand(words, reads, writes, input, groups, before, operator, branched));
            words = new ArrayList<>();
            reads = new ArrayList<>();
            writes = new ArrayList<>();
            input = new ArrayList<>();
        }
        before = operator;
    }
}
