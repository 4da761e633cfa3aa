package dev.chaperone.desktop.shell;

import java.util.Random;

/** Command lines nobody would write: well-formed ones within each other, and a soup of what shells care about. */
final class RandomLines {

    private static final String[] COMMANDS = {
        "git push",
        "git push origin main",
        "git -C a push",
        "rm ./x",
        "rm ../out/x",
        "tee a/x",
        "cat ../out/y",
        "touch link/x",
        "cp ./a ../out/z",
        "npm test",
        "cd a",
        "cd a && cat ../y/z",
        "cd nowhere",
        "cd ..",
        "cd link",
        "echo hi > ../out/f",
        "echo hi >> a/f",
        "x",
        "cat ./*",
        "gh pr merge 3",
        "cat < /dev/null",
        "true",
        "false"
    };
    private static final String[][] AROUND = {
        {"(", ")"},
        {"{ ", "; }"},
        {"true; ", ""},
        {"false || ", ""},
        {"true && ", "; rm ./k"},
        {"false && ", "; touch ../out/k"},
        {"", " &\nwait"},
        {"", " | cat"},
        {"cat ./q | ", ""},
        {"sh -c '", "'"},
        {"bash -c \"", "\""},
        {"eval '", "'"},
        {"echo $(", ")"},
        {"echo \"$(", ")\""},
        {"echo `", "`"},
        {"env A=1 ", ""},
        {"env -u A ", ""},
        {"nohup ", ""},
        {"timeout 5 ", ""},
        {"nice -n 1 ", ""},
        {"if true; then ", "; fi"},
        {"for i in 1; do ", "; done"},
        {"case x in x) ", ";; esac"},
        {"! ", ""},
        {"x=$(", ")"},
        {"f() { ", "; }; f"},
        {"cat <<E\n$(", ")\nE\n"},
        {"cat <<'E'\n", "\nE\n"},
        {"cat <<<\"$(", ")\""},
        {"cat <(", ")"},
        {"# \\\n", ""},
        {"echo \\\\\n", ""},
        {"", " > ../out/o 2>&1"},
        {"2>&1 ", ""},
        {"trap '", "' EXIT"},
        {"find a -maxdepth 0 -exec ", " \\;"},
        {"echo | xargs ", ""},
        {"command ", ""},
        {"exec ", ""}
    };
    private static final String[] PIECES = {
        "git push",
        " git push ",
        "echo ",
        "'",
        "\"",
        "\\",
        "\n",
        ";",
        "; ",
        "&&",
        "|",
        "$(",
        ")",
        "`",
        "#",
        " #",
        " ",
        "{",
        "}",
        "{a,git}",
        ",",
        "<<E\n",
        "<<'E'\n",
        "<<-E\n",
        "E\n",
        "\nE\n",
        "${x:-",
        "$'",
        "cat ",
        "> ./f",
        ">../out/f ",
        "<(",
        "((",
        "))",
        "case x in x) ",
        " ;; esac",
        "eval ",
        "f() { ",
        "; }; f",
        "if :; then ",
        "; fi",
        "a=",
        "\r",
        "~",
        "!",
        "[",
        "]",
        "*",
        "?",
        "(",
        "&",
        "$",
        "$((",
        "\\\n",
        "\t",
        "rm ./y",
        "push",
        "git ",
        "<",
        "<<<",
        "$\"",
        "-"
    };

    private final Random random;

    RandomLines(long seed) {
        this.random = new Random(seed);
    }

    String wellFormed() {
        String line = one(COMMANDS);
        for (int n = random.nextInt(4); n > 0; n--) {
            String[] pair = AROUND[random.nextInt(AROUND.length)];
            line = pair[0] + inside(pair[1], line) + pair[1];
            if (random.nextInt(3) == 0) {
                line += one(new String[] {"; ", " && ", "\n", " || "}) + one(COMMANDS);
            }
        }
        return line;
    }

    /** As a shell wants it written between these quotes; now and then not. */
    private String inside(String end, String line) {
        if (random.nextInt(20) == 0) {
            return line;
        }
        return switch (end) {
            case "'", "' EXIT" -> line.replace("'", "'\\''");
            case "\"" ->
                line.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("`", "\\`");
            case "`" -> line.replace("\\", "\\\\").replace("`", "\\`");
            default -> line;
        };
    }

    String soup() {
        StringBuilder line = new StringBuilder();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            line.append(one(PIECES));
        }
        return line + one(new String[] {"\ngit push", "; git push", "git push", "\nrm ../out/x"});
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
