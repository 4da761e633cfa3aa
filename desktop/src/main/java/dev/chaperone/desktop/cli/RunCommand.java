package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.agent.generic.GenericAdapter;
import dev.chaperone.desktop.guard.Probe;
import dev.chaperone.desktop.guard.Run;
import dev.chaperone.desktop.guard.SessionLauncher;
import dev.chaperone.desktop.guard.SessionPlan.User;
import dev.chaperone.desktop.guard.SystemUser;
import dev.chaperone.desktop.service.StateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an agent where the kernel holds it at every folder that was not granted. Linux only. */
@Command(name = "run", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class RunCommand implements Callable<Integer> {

    private static final int ID_BYTES = 5;

    private final Context context;

    @Option(names = "--user", paramLabel = "NAME", descriptionKey = "run.user")
    String user = "";

    @Option(names = "--agent", paramLabel = "AGENT", descriptionKey = "run.agent")
    String agent = "";

    @Option(names = "--hide", paramLabel = "FOLDER", descriptionKey = "run.hide")
    List<Path> hidden = List.of();

    @Option(names = "--reach", paramLabel = "PORT", descriptionKey = "run.reach")
    List<Integer> ports = List.of();

    @Option(names = "--env", paramLabel = "VARIABLE", descriptionKey = "run.env")
    List<String> variables = List.of();

    @Option(names = "--accept-degraded", descriptionKey = "run.degraded")
    boolean acceptDegraded;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", descriptionKey = "run.command")
    List<String> command = List.of();

    RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        var enforcement = Probe.look();
        if (!enforcement.possible()) {
            run(here, new User("", 0, 0, context.home().toString()), enforcement); // which says why not
        }
        User as = new SystemUser(Path.of("/etc/passwd")).of(user, context.environment());
        run(here, Run.at(as, context.home()), enforcement);
        return Failures.NOT_DONE;
    }

    private void run(Path here, User as, dev.chaperone.desktop.guard.Enforcement enforcement) throws IOException {
        String own = context.environment().getOrDefault("CHAPERONE_HOME", "");
        Path base = own.isEmpty()
                ? Path.of("/var/lib/chaperone-guard")
                : Path.of(own, "guard").toAbsolutePath();
        Run.Surroundings surroundings =
                new Run.Surroundings(context.environment(), here, folders(as).guardSocket(), base, session());
        Run.Wish wish = new Run.Wish(
                command,
                agent.isEmpty() ? agentOf(command.getFirst()) : agent,
                as,
                Stream.concat(hidden.stream(), Stream.of(context.home())).toList(),
                ports,
                variables,
                acceptDegraded);
        new Run(surroundings, new SessionLauncher(ourselves()), enforcement)
                .start(wish, line -> System.err.println(line));
    }

    /** The service is that of whoever called sudo. */
    private StateFolders folders(User as) {
        Map<String, String> environment = context.environment();
        boolean sudo = environment.containsKey("SUDO_UID") && !environment.containsKey("CHAPERONE_HOME");
        return sudo
                ? StateFolders.ofUser(Map.of("XDG_RUNTIME_DIR", "/run/user/" + as.uid()), Path.of(as.home()))
                : context.folders();
    }

    private static String agentOf(String program) {
        return KnownAgents.byFile(Path.of(program)).orElse(GenericAdapter.NAME);
    }

    private static String session() {
        byte[] random = new byte[ID_BYTES];
        new SecureRandom().nextBytes(random);
        return "run-" + HexFormat.of().formatHex(random);
    }

    /** The command line up to {@code run}: java, its options and our main class. The JDK gives only its first page. */
    private static List<String> ourselves() throws IOException {
        List<String> line =
                List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0", -1));
        int end = line.indexOf("run");
        if (end < 0) {
            throw new IOException("this program can not tell how it was started");
        }
        return Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        line.subList(1, end).stream())
                .toList();
    }
}
