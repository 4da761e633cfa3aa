package dev.chaperone.desktop.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Paths and addresses among a program's words. Names without a slash lie in the folder the command runs in, which is
 * asked for anyway; everything else is looked at.
 */
final class Arguments {

    private static final Set<String> READERS = Set.of(
            "cat",
            "tac",
            "head",
            "tail",
            "less",
            "more",
            "bat",
            "grep",
            "egrep",
            "fgrep",
            "rg",
            "ag",
            "ls",
            "tree",
            "wc",
            "diff",
            "cmp",
            "stat",
            "file",
            "du",
            "sort",
            "cut",
            "jq",
            "od",
            "hexdump",
            "strings",
            "md5sum",
            "sha1sum",
            "sha256sum",
            "readlink",
            "realpath",
            "basename",
            "dirname",
            "nl",
            "comm",
            "column",
            "base64",
            "zcat",
            "test",
            "[",
            "[[");
    private static final Set<String> COPIERS = Set.of("cp", "install", "rsync", "scp");

    private Arguments() {}

    static void look(String program, List<Token.Word> words, Effects effects, Consumer<String> nested) {
        if (Vouched.isTalk(program)) {
            return;
        }
        if (program.equals("find")) {
            find(words, effects, nested);
            return;
        }
        boolean sedInPlace =
                program.equals("sed") && words.stream().anyMatch(w -> w.text().matches("-[a-zA-Z]*i.*|--in-place.*"));
        boolean sortsInto =
                program.equals("sort") && words.stream().anyMatch(w -> w.text().matches("-[a-zA-Z]*o.*|--output.*"));
        boolean reads = (READERS.contains(program) && !sortsInto)
                || ((program.equals("sed") || program.equals("awk")) && !sedInPlace);
        for (int i = 0; i < words.size(); i++) {
            boolean source = COPIERS.contains(program) && i < words.size() - 1;
            word(words.get(i), reads || source, effects);
        }
    }

    private static void word(Token.Word word, boolean read, Effects effects) {
        String text = word.text();
        if (word.dynamic()) {
            effects.unsure();
        }
        if (text.contains("://") && !text.startsWith("file://")) {
            effects.calls(text.substring(text.indexOf("://") < 0 ? 0 : startOfScheme(text)));
            return;
        }
        String path = pathIn(text.replaceFirst("^file://", ""));
        if (path.isEmpty()) {
            effects.link(text, read);
            return;
        }
        if (read || text.startsWith("if=") || text.startsWith("@")) {
            effects.reads(path);
        } else {
            effects.writes(path);
        }
    }

    private static int startOfScheme(String text) {
        int scheme = text.indexOf("://");
        while (scheme > 0 && Character.isLetter(text.charAt(scheme - 1))) {
            scheme--;
        }
        return scheme;
    }

    /**
     * The path a word holds, also behind {@code --option=}, {@code of=}, {@code @} or {@code -I}; empty if it holds
     * none.
     */
    private static String pathIn(String text) {
        int equals = text.indexOf('=');
        String value = equals >= 0 && (text.startsWith("-") || text.matches("[a-z]{1,12}=(?s:.*)"))
                ? text.substring(equals + 1)
                : text;
        value = value.startsWith("@") ? value.substring(1) : value;
        if (value.startsWith("-")) {
            int slash = value.indexOf('/');
            return slash == 2 ? value.substring(2) : "";
        }
        boolean isPath = value.contains("/") || value.equals("..") || value.equals("~");
        return isPath && !value.contains("\n") ? value : "";
    }

    private static void find(List<Token.Word> words, Effects effects, Consumer<String> nested) {
        int i = 0;
        while (i < words.size() && !words.get(i).text().matches("[-(!].*")) {
            if (words.get(i).dynamic()) {
                effects.unsure();
            }
            effects.reads(words.get(i++).text());
        }
        for (; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.matches("-(exec|execdir|ok|okdir)")) {
                effects.unsure(); // runs a program on whatever is found
                nested.accept(String.join(
                        " ",
                        words.subList(i + 1, words.size()).stream()
                                .map(w -> "'" + w.text().replace("'", "'\\''") + "'")
                                .takeWhile(w -> !w.equals("';'") && !w.equals("'+'"))
                                .toList()));
            } else if (text.matches("-(delete|fprint.*|fls)")) {
                effects.writes(
                        words.getFirst().text().startsWith("-")
                                ? "."
                                : words.getFirst().text());
            }
        }
    }
}
