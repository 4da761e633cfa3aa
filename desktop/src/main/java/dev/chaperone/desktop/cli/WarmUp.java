package dev.chaperone.desktop.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Touches what every command needs, so that the build can train the cache of loaded classes. */
final class WarmUp {

    private WarmUp() {}

    static int run(CommandLine line) {
        line.setOut(new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        line.setErr(line.getOut());
        line.execute("status");
        line.execute("grants");
        line.execute("agents");
        line.execute("--help");
        return 0;
    }
}
