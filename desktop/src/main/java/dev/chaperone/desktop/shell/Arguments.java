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
            "[[",
            "date",
            "sed",
            "awk",
            "gawk",
            "mawk");
    private static final Set<String> COPIERS = Set.of("cp", "install", "rsync", "scp");

    private Arguments() {}

    static void look(String program, List<Token.Word> words, Effects effects, Consumer<String> nested) {
        if (Vouched.isTalk(program)) {
            return;
        }
        if (program.equals("find")) {
            FindWords.look(words, effects, nested);
            return;
        }
        boolean reads = READERS.contains(program) && !writesToo(program, words);
        int destination = COPIERS.contains(program) ? destination(words) : -1;
        int script = program.equals("sed") ? sedScript(words) : -1;
        for (int i = 0; i < words.size(); i++) {
            if (i != script) {
                word(words.get(i), reads || i < destination, effects);
            }
        }
    }

    private static boolean writesToo(String program, List<Token.Word> words) {
        return switch (program) {
            case "sed" -> has(words, "i", "in-place");
            case "sort" -> has(words, "o", "output");
            case "tree", "less" -> has(words, "oO", "log-file");
            default -> false;
        };
    }

    private static boolean has(List<Token.Word> words, String letters, String longName) {
        return words.stream()
                .map(Token.Word::text)
                .anyMatch(w -> Options.hasLetter(w, letters) || Options.mayBeLong(w, List.of(longName)));
    }

    /**
     * Where a copy goes: the last word. An option behind the first name may be what names it, so all may be written.
     */
    private static int destination(List<Token.Word> words) {
        int first = 0;
        while (first < words.size() && words.get(first).text().startsWith("-")) {
            first++;
        }
        boolean optionsFirst =
                words.stream().skip(first).noneMatch(w -> w.text().startsWith("-"));
        return optionsFirst && !has(words, "tS", "target-directory") ? words.size() - 1 : -1;
    }

    /** The text of a plain script is no path, but it looks like one. */
    private static int sedScript(List<Token.Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).text().startsWith("-")) {
                return SedScript.isPlain(words.get(i).text()) && !words.get(i).dynamic() ? i : -1;
            }
        }
        return -1;
    }

    private static void word(Token.Word word, boolean read, Effects effects) {
        String text = word.text();
        if (word.dynamic()) {
            effects.unsure();
        }
        if (text.contains("://") && !text.startsWith("file://")) {
            effects.calls(text.substring(startOfScheme(text)));
            return;
        }
        List<String> paths = PathsInWord.of(text.startsWith("file://") ? text.substring(7) : text);
        if (paths.isEmpty()) {
            effects.link(text, read);
        }
        for (String path : paths) {
            if (read || text.startsWith("if=") || text.startsWith("@")) {
                effects.reads(path);
            } else {
                effects.writes(path);
            }
        }
    }

    private static int startOfScheme(String text) {
        int scheme = text.indexOf("://");
        while (scheme > 0 && Character.isLetter(text.charAt(scheme - 1))) {
            scheme--;
        }
        return scheme;
    }
}
