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
            "date",
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
    private static final Pattern RUNS_SOMETHING = Pattern.compile(
            "--(pre|filter|compress-program|to-command|rsh|exec|extcmd"
                    + "|use-compress-program|checkpoint-action|open-files-in-pager|pager|editor|eval|rsync-path|use-askpass)(=.*)?");
    private static final Pattern PLAIN_SED = Pattern.compile(
            "(?s)(\\d+|\\$)?(,(\\d+|\\$))?[pdq=]"
                    + "|/([^/\\\\]|\\\\.)*/[pd]"
                    + "|(\\d+(,(\\d+|\\$))?)?s(?<d>[/|#,@:])((?!\\k<d>)[^\\\\]|\\\\.)*\\k<d>((?!\\k<d>)[^\\\\]|\\\\.)*\\k<d>[gpiI0-9]*");
    private static final Pattern RISKY_AWK = Pattern.compile("(?s).*(system|getline|\\||>|@|\\bprintf?\\s*>).*");

    private Vouched() {}

    static boolean isFor(String program, List<Token.Word> words) {
        if (words.stream().anyMatch(w -> RUNS_SOMETHING.matcher(w.text()).matches())) {
            return false;
        }
        return switch (program) {
            case "sed" -> sed(words);
            case "awk", "gawk", "mawk" -> awk(words);
            case "tar" -> words.stream().noneMatch(w -> w.text().matches("-[a-zA-Z]*[IF].*|[a-zA-Z]*[IF][a-zA-Z]*"));
            case "curl", "wget" -> words.stream().noneMatch(w -> sendsData(program, w.text()));
            case String builder when BUILDERS.contains(builder) -> builds(builder, words);
            default -> PLAIN.contains(program) || WORDS.contains(program);
        };
    }

    /** Its words are neither files nor commands. */
    static boolean isTalk(String program) {
        return WORDS.contains(program);
    }

    private static boolean builds(String builder, List<Token.Word> words) {
        boolean script = Set.of("npm", "pnpm", "yarn").contains(builder);
        return words.stream()
                .map(Token.Word::text)
                .filter(word -> !(script && word.equals("run")))
                .noneMatch(word -> SENDS.matcher(word).matches());
    }

    private static boolean sendsData(String program, String word) {
        return program.equals("wget")
                ? word.matches("--(post|body|method|config|use-askpass|execute).*|-e.*")
                : word.matches("-[a-zA-Z#]*[XdFTK].*|--(request|data|json|form|upload-file|config|url-query|quote).*")
                        && !word.matches("-X(GET|HEAD)");
    }

    /** Its own commands {@code e} and {@code w} run and write; only the plain ones are recognised. */
    private static boolean sed(List<Token.Word> words) {
        boolean seen = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean script = word.equals("-e") || word.equals("--expression");
            if (word.matches("-[a-zA-Z]*f.*|--file.*|-[a-zA-Z]*e.+|--expression=.*") && !script) {
                return false;
            }
            boolean code = (script && i + 1 < words.size()) || (!seen && !word.startsWith("-"));
            if (code) {
                i += script ? 1 : 0;
                seen = true;
                if (!PLAIN_SED.matcher(words.get(i).text()).matches()) {
                    return false;
                }
            }
        }
        return seen;
    }

    private static boolean awk(List<Token.Word> words) {
        return words.stream()
                .noneMatch(w -> w.text().matches("-[a-zA-Z]*[fiel].*|--(file|include|load|exec|source).*")
                        || RISKY_AWK.matcher(w.text()).matches());
    }
}
