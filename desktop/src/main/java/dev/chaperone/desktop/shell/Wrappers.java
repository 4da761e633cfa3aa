package dev.chaperone.desktop.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that only start another one: what counts is what they start. */
final class Wrappers {

    /** Name to the options that take the next word as their value. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("env", Set.of("-u")),
            Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-D", "-r", "-t", "-T", "-U")),
            Map.entry("doas", Set.of("-u", "-C")),
            Map.entry("nohup", Set.of()),
            Map.entry("setsid", Set.of()),
            Map.entry("timeout", Set.of("-k", "-s", "--kill-after", "--signal")),
            Map.entry("nice", Set.of("-n")),
            Map.entry("ionice", Set.of("-c", "-n")),
            Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
            Map.entry("time", Set.of("-f", "-o")),
            Map.entry("command", Set.of()),
            Map.entry("builtin", Set.of()),
            Map.entry("exec", Set.of("-a")),
            Map.entry("xargs", Set.of("-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s")),
            Map.entry("caffeinate", Set.of("-t", "-w")));

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=(?s:.*)");

    /** They match, and choose no more than a mode or an output. */
    private static final Set<String> ONLY_TALK =
            Set.of("NODE_ENV", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "GIT_TERMINAL_PROMPT");

    private static final Set<String> PLAIN_ENV = Set.of("-", "-i", "-u", "-0");

    /** Variables that change what the commands after them mean, or name a program they start. */
    private static final Pattern CHANGES_MEANING = Pattern.compile(
            "(GIT|LD|DYLD|BASH|LESS|NODE|PYTHON|PERL|RUBY|_?JAVA|JDK|MAVEN|NPM|CURL|WGET|RIPGREP|XDG|HG|SVN|GH)_?.*"
                    + "|PATH|ENV|IFS|HOME|CDPATH|TMPDIR|.*EDITOR|VISUAL|.*PAGER|BROWSER|SHELL|PROMPT_COMMAND|PS[0-9]"
                    + "|.*_COMMAND|.*PRELOAD.*|TAR_OPTIONS|POSIXLY_CORRECT|GLOBIGNORE|SHELLOPTS");

    private Wrappers() {}

    /** Looks at the names a command like {@code export} sets. */
    static void assignments(List<Token.Word> words, Effects effects) {
        for (Token.Word word : words) {
            withoutAssignments(List.of(word), effects);
        }
    }

    /** Takes assignments and wrappers off the front. */
    static List<Token.Word> unwrap(List<Token.Word> words, Effects effects) {
        List<Token.Word> rest = withoutAssignments(words, effects);
        while (!rest.isEmpty() && !rest.getFirst().dynamic() && KNOWN.containsKey(name(rest.getFirst()))) {
            String wrapper = name(rest.getFirst());
            rest = withoutAssignments(withoutOptions(wrapper, rest.subList(1, rest.size()), effects), effects);
            if (wrapper.equals("timeout") && !rest.isEmpty()) {
                rest = rest.subList(1, rest.size());
            }
            if (wrapper.equals("xargs") && !rest.isEmpty()) {
                effects.unsure(); // its arguments come from elsewhere
            }
        }
        return rest;
    }

    private static boolean isAssignment(String text) {
        return text.indexOf('=') > 0 && ASSIGNMENT.matcher(text).matches();
    }

    /** A variable is set. */
    static void names(String variable, Effects effects) {
        String bare = variable.endsWith("+") ? variable.substring(0, variable.length() - 1) : variable;
        if (CHANGES_MEANING.matcher(bare).matches() && !ONLY_TALK.contains(bare)) {
            effects.unsure();
        }
    }

    private static String name(Token.Word word) {
        return word.text().substring(word.text().lastIndexOf('/') + 1);
    }

    private static List<Token.Word> withoutAssignments(List<Token.Word> words, Effects effects) {
        int i = 0;
        while (i < words.size() && isAssignment(words.get(i).text())) {
            String text = words.get(i).text();
            names(text.substring(0, text.indexOf('=')), effects);
            if (Arithmetic.holdsSubstitution(text)) {
                effects.unsure(); // it may be taken for arithmetic later, which would run it
            }
            i++;
        }
        return words.subList(i, words.size());
    }

    private static List<Token.Word> withoutOptions(String wrapper, List<Token.Word> words, Effects effects) {
        Set<String> valued = KNOWN.getOrDefault(wrapper, Set.of());
        int i = 0;
        while (i < words.size() && words.get(i).text().startsWith("-")) {
            String option = words.get(i).text();
            if (wrapper.equals("env") && !PLAIN_ENV.contains(option)) {
                effects.unsure(); // it goes elsewhere, or splits a text into a command
            }
            if (wrapper.equals("time") && option.startsWith("-o")) {
                effects.unsure(); // writes a file
            }
            i += valued.contains(option) ? 2 : 1;
        }
        return words.subList(Math.min(i, words.size()), words.size());
    }
}
