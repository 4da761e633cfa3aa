package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Understands simple commands by their program. One per command line; not for use by several threads. */
final class Interpreter {

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
            "tclsh",
            "java");
    /** Where programs lie that are known by their name. */
    private static final Set<String> SYSTEM =
            Set.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/lib/git-core");

    private static final Set<String> FOREIGN_SHELLS = Set.of("pwsh", "powershell", "cmd");
    private static final Pattern VERSIONED = Pattern.compile("(python|node|perl|ruby|php)[0-9.]+");
    private static final Pattern SHELL_OPTION = Pattern.compile("[-+][a-zA-Z]*|--[a-z]+|sh|bash|ash");
    private static final Pattern TAKES_CODE = Pattern.compile("-[a-zA-Z]*c[a-zA-Z]*");
    /** What stands before a command that is run whatever the one before it did. */
    private static final Set<String> ALWAYS_RUN = Set.of("", ";", "(", "&");

    private static final Set<String> HARMLESS = Set.of("--version", "-V", "--help", "-version");

    private final String home;
    private final Effects effects;
    private List<Integer> groups = new ArrayList<>();
    private List<Standing.Mark> outside = new ArrayList<>();
    private int depth;

    Interpreter(String home, Effects effects) {
        this.home = home;
        this.effects = effects;
    }

    void run(String line) {
        if (!effects.effort().mayRead(line, depth)) {
            return;
        }
        depth++;
        Lexer.Result lexed = new Lexer(line, home, effects.effort()).run();
        if (lexed.broken()) {
            effects.unsure();
        }
        List<Integer> outerGroups = groups;
        List<Standing.Mark> outerOutside = outside;
        groups = new ArrayList<>();
        outside = new ArrayList<>();
        for (SimpleCommand command : CommandReader.read(lexed.tokens())) {
            if (!effects.effort().mayTakeCommand(command.words().size())) {
                break;
            }
            if (command.groups().size() == CommandReader.MOST_GROUPS) {
                effects.unsure();
            }
            enter(command.groups());
            effects.standing().next(command.before());
            command(command);
        }
        enter(List.of());
        groups = outerGroups;
        outside = outerOutside;
        depth--;
    }

    /** A line of its own, which can't change where this one stands. */
    private void nested(String line) {
        Standing.Mark before = effects.standing().mark();
        run(line);
        effects.standing().backTo(before);
    }

    /** A subshell stands where it was started, and leaves us where we stood. */
    private void enter(List<Integer> now) {
        while (!groups.isEmpty() && !isPrefix(groups, now)) {
            groups.removeLast();
            effects.standing().backTo(outside.removeLast());
        }
        for (int group : now.subList(groups.size(), now.size())) {
            groups.add(group);
            outside.add(effects.standing().mark());
        }
    }

    private static boolean isPrefix(List<Integer> some, List<Integer> all) {
        return some.size() <= all.size() && some.equals(all.subList(0, some.size()));
    }

    private void command(SimpleCommand command) {
        command.reads().forEach(w -> target(w, false));
        command.writes().forEach(w -> target(w, true));
        for (Token.Word word : command.words()) {
            word.nested().forEach(this::nested);
        }
        for (Token.Document document : command.input()) {
            if (!document.literal()) {
                nested(substitutions(document.text()));
            }
        }
        List<Token.Word> spread = Spreading.spread(command.words());
        if (!effects.effort().mayTakeWords(spread.size() - command.words().size())) {
            return;
        }
        List<Token.Word> words = Launchers.unwrap(Wrappers.unwrap(spread, effects));
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
        String name = withoutEnding(first.text().substring(slash + 1));
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
            changeDirectory(name, rest, command);
        } else if (FOREIGN_SHELLS.contains(name)) {
            foreign(rest);
        } else if (isCode(name)) {
            code(rest);
        } else {
            if (!Vouched.isFor(name, rest) || Arithmetic.mayRun(name, rest)) {
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

    private static String withoutEnding(String name) {
        return name.endsWith(".exe") || name.endsWith(".cmd") ? name.substring(0, name.length() - 4) : name;
    }

    private static boolean isCode(String name) {
        return CODE.contains(name) || VERSIONED.matcher(name).matches();
    }

    /** PowerShell and cmd: what is recognised counts, and the line can't be vouched for. */
    private void foreign(List<Token.Word> rest) {
        effects.unsure();
        nested(rest.stream()
                .map(Token.Word::text)
                .dropWhile(t -> t.startsWith("-") || t.startsWith("/"))
                .collect(Collectors.joining(" ")));
    }

    private void shell(List<Token.Word> rest, SimpleCommand command) {
        List<Token.Word> words = new ArrayList<>(rest);
        while (!words.isEmpty() && SHELL_OPTION.matcher(words.getFirst().text()).matches()) {
            String option = words.removeFirst().text();
            boolean takesCode = TAKES_CODE.matcher(option).matches() && !words.isEmpty();
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
            case "for", "select" -> rest.stream().limit(1).forEach(w -> Wrappers.names(w.text(), effects));
            case "unset" -> rest.forEach(w -> Wrappers.names(w.text(), effects));
            case "printf" -> {
                if (!rest.isEmpty() && rest.getFirst().text().startsWith("-v")) {
                    effects.unsure(); // sets a variable
                }
            }
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

    private void changeDirectory(String name, List<Token.Word> rest, SimpleCommand command) {
        if (name.equals("popd")
                || rest.stream().anyMatch(w -> w.dynamic() || w.text().equals("-"))) {
            effects.unsure();
        } else {
            String folder = rest.stream()
                    .map(Token.Word::text)
                    .filter(t -> !t.startsWith("-"))
                    .findFirst()
                    .orElse(home);
            boolean inLine = !command.branched() && !command.isApart();
            effects.standsIn(
                    folder,
                    inLine && ALWAYS_RUN.contains(command.before()),
                    inLine && command.after().equals("&&"));
            effects.reads(".");
        }
    }

    /** Code, be it in a file, an argument or on a pipe, could touch anything. */
    private void code(List<Token.Word> rest) {
        boolean harmless = rest.size() == 1 && HARMLESS.contains(rest.getFirst().text());
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
