package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * One program with its words.
 *
 * @param words the program first; assignments before it are taken off
 * @param reads targets of {@code <}
 * @param writes targets of {@code >} and its kin
 * @param input text of its here-document or here-string, if it has one
 * @param groups the subshells it runs in, outermost first, numbered as they stand in the line
 * @param before the operator in front of it; empty for the first
 * @param after the operator behind it; empty for the last
 * @param branched whether it is taken depends on a keyword before it
 */
record SimpleCommand(
        List<Token.Word> words,
        List<Token.Word> reads,
        List<Token.Word> writes,
        List<Token.Document> input,
        List<Integer> groups,
        String before,
        String after,
        boolean branched) {
    SimpleCommand {
        words = List.copyOf(words);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        input = List.copyOf(input);
        groups = List.copyOf(groups);
    }

    SimpleCommand with(Token.Document document) {
        List<Token.Document> all = new ArrayList<>(input);
        all.add(document);
        return new SimpleCommand(words, reads, writes, all, groups, before, after, branched);
    }

    /** It runs in a process of its own, which leaves the shell standing where it stood. */
    boolean isApart() {
        return before.equals("|") || after.equals("|") || after.equals("&");
    }
}
