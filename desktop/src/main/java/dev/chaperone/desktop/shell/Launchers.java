package dev.chaperone.desktop.shell;

import java.util.List;

/**
 * Programs that start a build tool from the project's own environment, which is the build tool. Whatever else they
 * start stays theirs, and unknown.
 */
final class Launchers {

    private Launchers() {}

    static List<Token.Word> unwrap(List<Token.Word> words) {
        int own = words.isEmpty() ? 0 : ownWords(words);
        boolean builder = own > 0
                && own < words.size()
                && words.subList(0, own + 1).stream().noneMatch(Token.Word::dynamic)
                && Vouched.isBuilder(words.get(own).text());
        return builder ? words.subList(own, words.size()) : words;
    }

    private static int ownWords(List<Token.Word> words) {
        String next = words.size() > 1 ? words.get(1).text() : "";
        return switch (words.getFirst().text()) {
            case "npx" -> next.equals("--no-install") ? 2 : 1;
            case "python", "python3" -> next.equals("-m") ? 2 : 0;
            case "uv", "poetry" -> next.equals("run") ? 2 : 0;
            default -> 0;
        };
    }
}
