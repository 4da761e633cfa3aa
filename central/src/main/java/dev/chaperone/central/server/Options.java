package dev.chaperone.central.server;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the program is asked to do.
 *
 * @param port 0 for any free one
 * @param restored the size of the log an administrator vouches for after restoring a backup
 * @param exitWithParent stop when standard input ends
 */
record Options(Command command, Path data, int port, OptionalLong restored, boolean exitWithParent) {

    /** The first word of the command line; {@link #SERVE} if there is none. */
    enum Command {
        SERVE,
        VERIFY,
        LOG_KEY,
        HELP
    }

    private static final int USUAL_PORT = 7480;

    static final String USAGE = """
            chaperone-central [serve] --data DIR [--port N] [--restored N] [--exit-with-parent]
              --data DIR           where everything is kept; made if missing
              --port N             port on loopback, 7480 if not given, 0 for any free one
              --restored N         the folder is a restored backup, and nobody has seen a log of more than N entries
              --exit-with-parent   stop when standard input ends
            chaperone-central verify --data DIR
              derives the whole log from the stored events again and compares; changes nothing
            chaperone-central log-key --data DIR
              prints the key that checkpoints are verified with""";

    /** @throws IllegalArgumentException in one line that names the option */
    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Command command = command(rest);
        Path data = null;
        int port = USUAL_PORT;
        OptionalLong restored = OptionalLong.empty();
        boolean exitWithParent = false;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest)).toAbsolutePath();
                case "--port" -> port = (int) number(option, value(option, rest), 65_535);
                case "--restored" ->
                    restored = OptionalLong.of(number(option, value(option, rest), 999_999_999_999_999L));
                case "--exit-with-parent" -> exitWithParent = true;
                case "--help", "-h" -> command = Command.HELP;
                default -> throw new IllegalArgumentException("unknown option '%s'; see --help".formatted(option));
            }
        }
        if (data == null && command != Command.HELP) {
            throw new IllegalArgumentException("--data DIR is missing; see --help");
        }
        return new Options(command, data == null ? Path.of(".") : data, port, restored, exitWithParent);
    }

    private static Command command(Deque<String> rest) {
        if (rest.isEmpty() || rest.getFirst().startsWith("-")) {
            return Command.SERVE;
        }
        String word = rest.remove();
        return switch (word) {
            case "serve" -> Command.SERVE;
            case "verify" -> Command.VERIFY;
            case "log-key" -> Command.LOG_KEY;
            default -> throw new IllegalArgumentException("unknown command '%s'; see --help".formatted(word));
        };
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("%s needs a value; see --help".formatted(option));
        }
        return rest.remove();
    }

    private static long number(String option, String text, long most) {
        if (!text.matches("\\d{1,15}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("%s '%s' is not a number from 0 to %d".formatted(option, text, most));
        }
        return Long.parseLong(text);
    }
}
