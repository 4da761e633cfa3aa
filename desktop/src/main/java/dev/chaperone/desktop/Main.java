package dev.chaperone.desktop;

import dev.chaperone.desktop.cli.ChaperoneCommand;

/** {@code chaperone}: service, tray, window and command line, one program with one name. */
public final class Main {

    private Main() {}

    /** Exit codes: 0 done, 1 the answer is no, 2 it could not be done (one line on standard error says why). */
    public static void main(String[] args) {
        System.exit(ChaperoneCommand.run(args));
    }
}
