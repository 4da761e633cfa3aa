package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.service.ServiceProgram;
import dev.chaperone.desktop.service.StateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The service in the foreground. */
@Command(name = "service", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class ServiceCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--system", descriptionKey = "system")
    boolean system;

    @Option(names = "--exit-with-parent", descriptionKey = "exit-with-parent")
    boolean exitWithParent;

    @Option(names = "--central", paramLabel = "URL", descriptionKey = "central")
    String central = "";

    @Option(names = "--enrol-secret-file", paramLabel = "FILE", descriptionKey = "enrol-secret-file")
    @Nullable
    Path secretFile;

    ServiceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.service();
        StateFolders folders = system ? StateFolders.ofSystem() : context.folders();
        ServiceProgram program = new ServiceProgram(folders, Version.current());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program)));
        if (exitWithParent) {
            Parent.exitWithIt();
        }
        String secret = secretFile == null ? "" : Files.readString(secretFile).strip();
        program.run(central, secret, () -> context.print("service ready"));
        return 0;
    }

    private static void stop(ServiceProgram program) {
        try {
            program.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
