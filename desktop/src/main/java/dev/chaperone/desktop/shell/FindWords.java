package dev.chaperone.desktop.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What {@code find} looks through, deletes, writes and runs. */
final class FindWords {

    private static final Set<String> RUNS = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> WRITES = Set.of("-fprint", "-fprint0", "-fprintf", "-fls");
    private static final Set<String> BEFORE = Set.of("-L", "-H", "-P");

    private FindWords() {}

    static void look(List<Token.Word> words, Effects effects, Consumer<String> nested) {
        int roots = 0;
        while (roots < words.size() && isRoot(words.get(roots).text())) {
            effects.reads(words.get(roots++).text());
        }
        if (words.stream().anyMatch(Token.Word::dynamic)) {
            effects.unsure();
        }
        for (int i = roots; i < words.size(); i++) {
            String text = words.get(i).text();
            if (RUNS.contains(text)) {
                effects.unsure(); // runs a program on whatever is found
                i = run(words, i + 1, nested);
            } else if (text.equals("-delete")) {
                words.subList(0, roots).forEach(w -> effects.writes(w.text()));
                effects.writes(".");
            } else if (WRITES.contains(text) && i + 1 < words.size()) {
                effects.writes(words.get(++i).text());
            } else {
                PathsInWord.of(text).forEach(effects::reads);
            }
        }
    }

    private static boolean isRoot(String text) {
        return BEFORE.contains(text) || text.isEmpty() || "-(!".indexOf(text.charAt(0)) < 0;
    }

    /** @return where its words end */
    private static int run(List<Token.Word> words, int start, Consumer<String> nested) {
        int end = start;
        while (end < words.size()
                && !words.get(end).text().equals(";")
                && !words.get(end).text().equals("+")) {
            end++;
        }
        nested.accept(words.subList(start, end).stream()
                .map(w -> "'" + w.text().replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ")));
        return end;
    }
}
