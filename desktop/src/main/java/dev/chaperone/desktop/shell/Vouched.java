package dev.chaperone.desktop.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Programs of which their words say what they do. Any other program may start a third one, so a line with it is one
 * nobody can vouch for. Build tools run the project's own code; they are taken at their word as long as it is not one
 * of sending things away.
 */
final class Vouched {

    private static final Set<String> PLAIN = Set.of(
            "cat",
            "tac",
            "head",
            "tail",
            "less",
            "more",
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
            "df",
            "sort",
            "uniq",
            "cut",
            "tr",
            "jq",
            "od",
            "xxd",
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
            "paste",
            "fold",
            "rev",
            "seq",
            "base64",
            "zcat",
            "test",
            "[",
            "[[",
            "find",
            "cp",
            "mv",
            "rm",
            "rmdir",
            "mkdir",
            "touch",
            "chmod",
            "ln",
            "tee",
            "dd",
            "mktemp",
            "truncate",
            "tar",
            "gzip",
            "gunzip",
            "unzip",
            "git",
            "gh",
            "glab",
            "hub",
            "jj",
            "hg",
            "sl",
            "svn",
            "curl",
            "wget",
            "cd",
            "pushd",
            "id",
            "date",
            "hostname",
            "ps",
            "env",
            "printenv",
            "nproc",
            "free");
    private static final Set<String> WORDS = Set.of(
            "echo",
            "printf",
            "true",
            "false",
            ":",
            "exit",
            "return",
            "export",
            "local",
            "set",
            "unset",
            "shift",
            "alias",
            "read",
            "declare",
            "typeset",
            "readonly",
            "wait",
            "sleep",
            "pwd",
            "whoami",
            "uname",
            "type",
            "which",
            "for",
            "case",
            "select",
            "in",
            "esac",
            "break",
            "continue",
            "let",
            "umask",
            "ulimit",
            "jobs",
            "kill",
            "clear",
            "trap");
    private static final Set<String> BUILDERS = Set.of(
            "mvn",
            "mvnw",
            "gradle",
            "gradlew",
            "npm",
            "pnpm",
            "yarn",
            "cargo",
            "go",
            "make",
            "pytest",
            "tox",
            "dotnet",
            "cmake",
            "ninja",
            "javac",
            "gcc",
            "g++",
            "clang",
            "tsc",
            "eslint",
            "prettier",
            "ruff",
            "mypy",
            "black",
            "rustc",
            "rustfmt",
            "gofmt",
            "jest",
            "vitest");
    private static final Pattern SENDS =
            Pattern.compile("(?i)(run|exec|dlx|x|[^-/][^/]*:run|[^-/]?[^/]*(push|publish|deploy|release|upload)[^/]*)");
    private static final Set<String> SCRIPTED = Set.of("npm", "pnpm", "yarn");
    private static final Set<String> AWK_LOADS = Set.of("file", "include", "load", "exec", "source", "inplace");
    private static final Set<String> RUNS_SOMETHING = Set.of(
            "pre",
            "hostname-bin",
            "compress-program",
            "exec",
            "extcmd",
            "use-compress-program",
            "open-files-in-pager",
            "pager",
            "editor",
            "eval",
            "rsync-path",
            "use-askpass");
    private static final Set<String> TAR_LONG =
            Set.of("to-command", "rsh-command", "info-script", "new-volume-script", "checkpoint-action");
    private static final Set<String> PLAIN_SED_OPTIONS = Set.of(
            "--quiet",
            "--silent",
            "--debug",
            "--posix",
            "--in-place",
            "--regexp-extended",
            "--null-data",
            "--separate",
            "--unbuffered");
    private static final Pattern TAR_RUNS = Pattern.compile("[a-zA-Z]*[IF][a-zA-Z]*");
    private static final Pattern RISKY_AWK = Pattern.compile("(?s).*(system|getline|ARGV|\\||>|@|\\bprintf?\\s*>).*");
    /** Options of theirs can run or write something, so a file's name must not become one. */
    private static final Set<String> TAKE_CARE =
            Set.of("tar", "find", "sort", "rg", "curl", "wget", "sed", "awk", "git", "tree", "less", "cp", "rsync");

    private Vouched() {}

    static boolean isFor(String program, List<Token.Word> words) {
        for (Token.Word word : words) {
            if (Options.mayBeLong(word.text(), RUNS_SOMETHING)
                    || (word.spread() == Token.Spread.NAMES && TAKE_CARE.contains(program))) {
                return false;
            }
        }
        return switch (program) {
            case "sed" -> sed(words);
            case "awk", "gawk", "mawk" -> awk(words);
            case "tar" -> words.stream().noneMatch(w -> tarRuns(w.text()));
            case "curl", "wget" -> words.stream().noneMatch(w -> Transfers.sendsData(program, w.text()));
            case String builder when BUILDERS.contains(builder) -> builds(builder, words);
            default -> PLAIN.contains(program) || WORDS.contains(program);
        };
    }

    /** It builds or tests the project by the project's own code. */
    static boolean isBuilder(String program) {
        return BUILDERS.contains(program);
    }

    /** Its words are neither files nor commands. */
    static boolean isTalk(String program) {
        return WORDS.contains(program);
    }

    private static boolean tarRuns(String word) {
        return Options.mayBeLong(word, TAR_LONG)
                || Options.hasLetter(word, "IF")
                || (!word.startsWith("-") && TAR_RUNS.matcher(word).matches());
    }

    private static boolean builds(String builder, List<Token.Word> words) {
        boolean script = SCRIPTED.contains(builder);
        return words.stream()
                .map(Token.Word::text)
                .filter(word -> !(script && word.equals("run")))
                .noneMatch(word ->
                        word.length() > Effort.LONG_WORD || SENDS.matcher(word).matches());
    }

    private static boolean sed(List<Token.Word> words) {
        boolean seen = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean script = word.equals("--expression") || (Options.hasLetter(word, "e") && word.endsWith("e"));
            boolean odd = Options.hasLetter(word, "fe") || (word.startsWith("--") && !PLAIN_SED_OPTIONS.contains(word));
            if (odd && !script) {
                return false;
            }
            boolean code = (script && i + 1 < words.size()) || (!seen && !word.startsWith("-"));
            if (code) {
                i += script ? 1 : 0;
                seen = true;
                if (!SedScript.isPlain(words.get(i).text())) {
                    return false;
                }
            }
        }
        return seen;
    }

    private static boolean awk(List<Token.Word> words) {
        return words.stream()
                .map(Token.Word::text)
                .noneMatch(w -> Options.hasLetter(w, "fiel")
                        || Options.mayBeLong(w, AWK_LOADS)
                        || RISKY_AWK.matcher(w).matches());
    }
}
