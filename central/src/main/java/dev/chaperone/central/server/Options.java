package dev.chaperone.central.server;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the program is asked to do.
 *
 * @param origin the log's name, for a log that does not exist yet
 * @param restored the size of the log an administrator vouches for after restoring a backup
 * @param device the device to revoke
 * @param following the repository to take into the forge
 * @param exitWithParent stop when standard input ends
 */
record Options(
        Command command,
        Path data,
        Listening listening,
        Optional<String> origin,
        OptionalLong restored,
        String device,
        Following following,
        boolean exitWithParent) {

    /** The first word of the command line; {@link #SERVE} if there is none. */
    enum Command {
        SERVE,
        VERIFY,
        LOG_KEY,
        REVOKE,
        FORGE,
        HELP
    }

    /**
     * Where the server listens.
     *
     * @param port 0 for any free one
     * @param tlsHost the name laptops call it by, over TLS; empty for plain HTTP
     */
    record Listening(String address, int port, Optional<String> tlsHost) {}

    /** A repository of the forge and the one it is taken from; both empty for other commands. */
    record Following(String repository, String from) {}

    private static final String LOOPBACK = "127.0.0.1";
    private static final int USUAL_PORT = 7480;
    private static final int MOST_PORT = 65_535;
    private static final long MOST_ENTRIES = 999_999_999_999_999L;
    private static final Set<String> WITH_VALUE = Set.of(
            "--data", "--port", "--tls", "--listen", "--origin", "--restored", "--device", "--repository", "--from");

    static final String USAGE = """
            chaperone-central [serve] --data DIR [--port N] [--tls HOST [--listen ADDRESS]] [--origin NAME]
                              [--restored N] [--exit-with-parent]
              --data DIR           where everything is kept; made if missing
              --port N             port, 7480 if not given, 0 for any free one
              --tls HOST           TLS 1.3 under this name; laptops enrol with the code in the file enrol-code
              --listen ADDRESS     address to listen on, loopback if not given; needs --tls
              --origin NAME        name of a new log, such as audit.example.com/chaperone
              --restored N         the folder is a restored backup, and nobody has seen a log of more than N entries
              --exit-with-parent   stop when standard input ends
            chaperone-central verify --data DIR
              derives the whole log from the stored events again and compares; changes nothing
            chaperone-central log-key --data DIR
              prints the keys that checkpoints are verified with
            chaperone-central revoke --data DIR --device ID
              takes nothing more from a laptop, at once, also while the server runs
            chaperone-central forge --data DIR --repository NAME --from FOLDER
              adds a repository to the forge, or brings its branches up to date, from one on this machine""";

    /** @throws IllegalArgumentException in one line that names the option */
    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Command command = command(rest);
        Map<String, String> values = new HashMap<>();
        boolean exitWithParent = false;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            if (option.equals("--help") || option.equals("-h")) {
                command = Command.HELP;
            } else if (option.equals("--exit-with-parent")) {
                exitWithParent = true;
            } else if (WITH_VALUE.contains(option)) {
                values.put(option, value(option, rest));
            } else {
                throw new IllegalArgumentException("unknown option '%s'; see --help".formatted(option));
            }
        }
        require(command, values);
        return new Options(
                command,
                Path.of(values.getOrDefault("--data", ".")).toAbsolutePath(),
                listening(values),
                Optional.ofNullable(values.get("--origin")),
                values.containsKey("--restored")
                        ? OptionalLong.of(number("--restored", values.get("--restored"), MOST_ENTRIES))
                        : OptionalLong.empty(),
                values.getOrDefault("--device", ""),
                new Following(values.getOrDefault("--repository", ""), values.getOrDefault("--from", "")),
                exitWithParent);
    }

    private static void require(Command command, Map<String, String> values) {
        if (command != Command.HELP && !values.containsKey("--data")) {
            throw new IllegalArgumentException("--data DIR is missing; see --help");
        }
        if (command == Command.REVOKE && !values.containsKey("--device")) {
            throw new IllegalArgumentException("--device ID is missing; the console lists the devices' ids");
        }
        if (command == Command.FORGE && !(values.containsKey("--repository") && values.containsKey("--from"))) {
            throw new IllegalArgumentException("forge needs --repository NAME and --from FOLDER; see --help");
        }
        if (values.containsKey("--listen") && !values.containsKey("--tls")) {
            throw new IllegalArgumentException("--listen needs --tls HOST; without TLS the server stays on loopback");
        }
    }

    private static Listening listening(Map<String, String> values) {
        String port = values.getOrDefault("--port", Integer.toString(USUAL_PORT));
        return new Listening(
                values.getOrDefault("--listen", LOOPBACK),
                (int) number("--port", port, MOST_PORT),
                Optional.ofNullable(values.get("--tls")).map(Options::host));
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,252}")) {
            throw new IllegalArgumentException(
                    "--tls '%s' is not a host name; give the one laptops call".formatted(text));
        }
        return text.toLowerCase(java.util.Locale.ROOT);
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
            case "revoke" -> Command.REVOKE;
            case "forge" -> Command.FORGE;
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
