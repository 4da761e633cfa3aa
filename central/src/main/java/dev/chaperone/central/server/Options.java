package dev.chaperone.central.server;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How the server is started.
 *
 * @param port 0 for any free one
 * @param exitWithParent stop when standard input ends
 */
record Options(Path data, int port, boolean exitWithParent, boolean help) {

    static final String USAGE = """
            chaperone-central --data DIR [--port N] [--exit-with-parent]
              --data DIR           where everything is kept; made if missing
              --port N             port on loopback, 7480 if not given, 0 for any free one
              --exit-with-parent   stop when standard input ends""";

    /** @throws IllegalArgumentException in one line that names the option */
    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Path data = null;
        int port = 7480;
        boolean exitWithParent = false;
        boolean help = false;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest)).toAbsolutePath();
                case "--port" -> port = port(value(option, rest));
                case "--exit-with-parent" -> exitWithParent = true;
                case "--help", "-h" -> help = true;
                default -> throw new IllegalArgumentException("unknown option '%s'; see --help".formatted(option));
            }
        }
        if (data == null && !help) {
            throw new IllegalArgumentException("--data DIR is missing; see --help");
        }
        return new Options(data == null ? Path.of(".") : data, port, exitWithParent, help);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("%s needs a value; see --help".formatted(option));
        }
        return rest.remove();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port '%s' is not a number from 0 to 65535".formatted(text));
        }
        return Integer.parseInt(text);
    }
}
