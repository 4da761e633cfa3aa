package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.PushGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts our hooks into the person's git configuration. */
@Command(name = "protect", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PushProtectCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--system", descriptionKey = "push.system")
    boolean system;

    PushProtectCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> previous = guard().protect();
        context.print("Git asks Chaperone before each push. Yours go through without a word, an agent's are refused.");
        previous.ifPresent(hooks -> context.print("Your hooks in %s still run.", context.shorten(hooks)));
        context.print("What gets past git's hooks: chaperone push status");
        return 0;
    }

    private PushGuard guard() throws IOException {
        return system ? context.machinePushGuard(Path.of("")) : context.pushGuard(Path.of(""));
    }
}
