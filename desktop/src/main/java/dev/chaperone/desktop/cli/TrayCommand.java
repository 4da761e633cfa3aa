package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.tray.TrayProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The icon in the panel, in the foreground. */
@Command(name = "tray", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class TrayCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--exit-with-parent", descriptionKey = "exit-with-parent")
    boolean exitWithParent;

    TrayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.service();
        TrayProgram program = new TrayProgram(context.folders().peopleSocket(), context.home());
        Runtime.getRuntime().addShutdownHook(new Thread(program::stop));
        if (exitWithParent) {
            Parent.exitWithIt();
        }
        program.run(() -> context.print("tray ready"));
        return 0;
    }
}
