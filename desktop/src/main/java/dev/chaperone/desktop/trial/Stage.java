package dev.chaperone.desktop.trial;

import java.io.PrintStream;

/** Where the trial speaks. Plain text, so that it reads the same in a terminal, a log and a screen reader. */
final class Stage {

    private final PrintStream out;

    Stage(PrintStream out) {
        this.out = out;
    }

    /** A text by key, each line as it stands. */
    void say(String key, Object... arguments) {
        out.println(Texts.get(key, arguments));
        out.flush();
    }

    /** Something quoted, set off from what we say ourselves. */
    void quote(String label, String text) {
        String indent = " ".repeat(12);
        out.printf("   %-8s %s%n", label, text.stripTrailing().replace("\n", "\n" + indent));
        out.flush();
    }

    /** A line of a list. */
    void item(String line) {
        out.println("   " + line);
        out.flush();
    }

    void gap() {
        out.println();
    }
}
