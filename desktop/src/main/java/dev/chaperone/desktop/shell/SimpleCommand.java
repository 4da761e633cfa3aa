package dev.chaperone.desktop.shell;

import java.util.List;

/**
 * One program with its words.
 *
 * @param words the program first; assignments before it are taken off
 * @param reads targets of {@code <}
 * @param writes targets of {@code >} and its kin
 * @param input text of its here-document or here-string, if it has one
 * @param groups the subshells it runs in, outermost first, numbered as they stand in the line
 * @param piped it reads from another command
 */
record SimpleCommand(
        List<Token.Word> words,
        List<Token.Word> reads,
        List<Token.Word> writes,
        List<Token.Document> input,
        List<Integer> groups,
        boolean piped) {
    SimpleCommand {
        words = List.copyOf(words);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        input = List.copyOf(input);
        groups = List.copyOf(groups);
    }
}
