package dev.chaperone.desktop.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command. */
@Command(
        name = "chaperone",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        resourceBundle = "dev.chaperone.desktop.cli.cli",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StatusCommand.class,
            PromptsCommand.class,
            AnswerCommand.class,
            GrantsCommand.class,
            ElevateCommand.class,
            StopCommand.class,
            ResumeCommand.class,
            WhyCommand.class,
            RunCommand.class,
            GuardCommand.class,
            AuditCommand.class,
            AgentsCommand.class,
            SubmitCommand.class,
            ApproveCommand.class,
            VerifyChangeCommand.class,
            PushCommand.class,
            GatewayCommand.class,
            SanitiseCommand.class,
            RestoreCommand.class,
            PolicyCommand.class,
            OpenCommand.class,
            UpCommand.class,
            ServiceCommand.class,
            TrayCommand.class,
            UiCommand.class
        })
public final class ChaperoneCommand {

    private ChaperoneCommand() {}

    /** Runs one command line and returns its exit code; never throws. */
    public static int run(String... args) {
        Logging.quiet();
        return run(Context.ofProcess(), new PrintWriter(System.err, true, StandardCharsets.UTF_8), args);
    }

    static int run(Context context, PrintWriter err, String... args) {
        CommandLine line = line(context)
                .setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(err);
        if (args.length == 1 && args[0].equals("--warm-up")) {
            return WarmUp.run(line);
        }
        return args.length == 0 ? line.execute("--help") : line.execute(args);
    }

    static CommandLine line(Context context) {
        return new CommandLine(new ChaperoneCommand(), new Factory(context))
                .setExecutionExceptionHandler((e, command, _) -> Failures.report(e, command))
                .setParameterExceptionHandler(Failures::usage)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
