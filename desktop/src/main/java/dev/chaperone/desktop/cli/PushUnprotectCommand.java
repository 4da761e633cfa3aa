package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.PushGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes our hooks out of the person's git configuration; from a terminal only, since it makes things less strict. */
@Command(name = "unprotect", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PushUnprotectCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--system", descriptionKey = "push.system")
    boolean system;

    PushUnprotectCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!context.terminal()) {
            throw new Failures.Refused("the protection is taken away from an interactive terminal only");
        }
        boolean was = guard().unprotect();
        context.print(
                was
                        ? "Git no longer asks Chaperone before a push; its configuration is as it was."
                        : "Git did not ask Chaperone before pushes, so nothing was changed.");
        return 0;
    }

    private PushGuard guard() throws IOException {
        return system ? context.machinePushGuard(Path.of("")) : context.pushGuard(Path.of(""));
    }
}
