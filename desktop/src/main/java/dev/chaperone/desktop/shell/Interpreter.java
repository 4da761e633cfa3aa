package dev.chaperone.desktop.shell;

import dev.chaperone.model.action.AbsolutePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Understands simple commands by their program. One per command line; not for use by several threads. */
final class Interpreter {

    /** Longest command line looked at, in characters. */
    static final int MAX_LENGTH = 65_536;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_COMMANDS = 2_000;
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash", "fish", "busybox");
    private static final Set<String> CODE = Set.of(
            "python",
            "python2",
            "python3",
            "node",
            "nodejs",
            "perl",
            "ruby",
            "php",
            "lua",
            "deno",
            "bun",
            "osascript",
            "tclsh");
    /** Where programs lie that are known by their name. */
    private static final Set<String> SYSTEM =
            Set.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/lib/git-core");

    private final String home;
    private final Effects effects;
    private List<Integer> standing = new ArrayList<>();
    private List<AbsolutePath> before = new ArrayList<>();
    private int depth;
    private int seen;

    Interpreter(String home, Effects effects) {
        this.home = home;
        this.effects = effects;
    }

    void run(String line) {
        if (line.length() > MAX_LENGTH || depth >= MAX_DEPTH) {
            effects.unsure();
            return;
        }
        depth++;
        Lexer.Result lexed = new Lexer(line, home).run();
        if (lexed.broken()) {
            effects.unsure();
        }
        List<Integer> outerGroups = standing;
        List<AbsolutePath> outerBefore = before;
        standing = new ArrayList<>();
        before = new ArrayList<>();
        for (SimpleCommand command : CommandReader.read(lexed.tokens())) {
            enter(command.groups());
            command(command);
        }
        standing = outerGroups;
        before = outerBefore;
        depth--;
    }

    /** A line of its own, which can't change where this one stands. */
    private void nested(String line) {
        AbsolutePath before = effects.directory();
        run(line);
        effects.backTo(before);
    }

    /** A subshell stands where it was started, and leaves us where we stood. */
    private void enter(List<Integer> groups) {
        while (!standing.isEmpty() && !isPrefix(standing, groups)) {
            standing.removeLast();
            effects.backTo(before.removeLast());
        }
        for (int group : groups.subList(standing.size(), groups.size())) {
            standing.add(group);
            before.add(effects.directory());
        }
    }

    private static boolean isPrefix(List<Integer> some, List<Integer> all) {
        return some.size() <= all.size() && some.equals(all.subList(0, some.size()));
    }

    private void command(SimpleCommand command) {
        if (++seen > MAX_COMMANDS) {
            effects.unsure();
            return;
        }
        command.reads().forEach(w -> target(w, false));
        command.writes().forEach(w -> target(w, true));
        command.words().forEach(w -> w.nested().forEach(this::nested));
        command.input().stream().filter(d -> !d.literal()).forEach(d -> nested(substitutions(d.text())));
        List<Token.Word> words = Wrappers.unwrap(command.words(), effects);
        if (!words.isEmpty()) {
            program(words, command);
        }
    }

    private void target(Token.Word word, boolean write) {
        word.nested().forEach(this::nested);
        if (word.dynamic()) {
            effects.unsure();
        } else if (write) {
            effects.writes(word.text());
        } else {
            effects.reads(word.text());
        }
    }

    private void program(List<Token.Word> words, SimpleCommand command) {
        Token.Word first = words.getFirst();
        if (first.dynamic()) {
            effects.unsure();
            return;
        }
        int slash = first.text().lastIndexOf('/');
        String name = first.text().substring(slash + 1);
        if (slash >= 0 && !SYSTEM.contains(first.text().substring(0, slash))) {
            effects.unsure(); // a program of the project's own, whatever its name
        }
        List<Token.Word> rest = words.subList(1, words.size());
        if (SHELLS.contains(name)) {
            shell(rest, command);
        } else if (name.equals("eval")) {
            eval(rest);
        } else if (name.equals("source") || name.equals(".")) {
            effects.unsure();
            rest.stream().limit(1).forEach(w -> target(w, false));
        } else if (name.equals("cd") || name.equals("pushd") || name.equals("popd")) {
            changeDirectory(name, rest);
        } else if (isCode(name)) {
            code(rest);
        } else {
            if (!Vouched.isFor(name, rest)) {
                effects.unsure();
            }
            talk(name, rest);
            GitPush.look(name, rest, effects);
            if (first.text().contains("/")) {
                effects.reads(first.text());
            }
            Arguments.look(name, rest, effects, this::nested);
        }
    }

    private static boolean isCode(String name) {
        return CODE.contains(name) || name.matches("(python|node|perl|ruby|php)[0-9.]+");
    }

    private void shell(List<Token.Word> rest, SimpleCommand command) {
        List<Token.Word> words = new ArrayList<>(rest);
        while (!words.isEmpty() && words.getFirst().text().matches("[-+][a-zA-Z]*|--[a-z]+|sh|bash|ash")) {
            String option = words.removeFirst().text();
            boolean takesCode = option.matches("-[a-zA-Z]*c[a-zA-Z]*") && !words.isEmpty();
            if (takesCode) {
                literal(words.getFirst());
                return;
            }
        }
        command.input().forEach(d -> nested(d.text()));
        if (!words.isEmpty() || command.input().isEmpty()) {
            effects.unsure(); // a script in a file or on a pipe
            words.stream().limit(1).forEach(w -> target(w, false));
        }
    }

    /** Commands that are put aside for later, and names that change what later commands mean. */
    private void talk(String name, List<Token.Word> rest) {
        switch (name) {
            case "alias" ->
                rest.stream()
                        .map(Token.Word::text)
                        .filter(t -> t.contains("="))
                        .forEach(t -> nested(t.substring(t.indexOf('=') + 1)));
            case "trap" -> rest.stream().limit(1).forEach(this::literal);
            case "export", "declare", "typeset", "local", "readonly" -> Wrappers.assignments(rest, effects);
            default -> {}
        }
    }

    private void eval(List<Token.Word> rest) {
        StringBuilder line = new StringBuilder();
        for (Token.Word word : rest) {
            if (word.dynamic()) {
                effects.unsure();
            }
            line.append(word.text()).append(' ');
        }
        run(line.toString());
    }

    private void literal(Token.Word word) {
        if (word.dynamic()) {
            effects.unsure();
        }
        nested(word.text());
    }

    private void changeDirectory(String name, List<Token.Word> rest) {
        if (name.equals("popd")
                || rest.stream().anyMatch(w -> w.dynamic() || w.text().equals("-"))) {
            effects.unsure();
        } else {
            String folder = rest.stream()
                    .map(Token.Word::text)
                    .filter(t -> !t.startsWith("-"))
                    .findFirst()
                    .orElse(home);
            effects.standsIn(folder);
            effects.reads(".");
        }
    }

    /** Code, be it in a file, an argument or on a pipe, could touch anything. */
    private void code(List<Token.Word> rest) {
        boolean harmless = rest.size() == 1 && rest.getFirst().text().matches("--version|-V|--help");
        if (!harmless) {
            effects.unsure();
        }
        Arguments.look("cat", rest, effects, this::nested);
    }

    /** Only the substitutions of a here-document are commands; the rest is data. */
    private static String substitutions(String text) {
        return text.contains("$(") || text.contains("`") ? ": \"" + text.replace("\"", "\\\"") + "\"" : "";
    }
}
