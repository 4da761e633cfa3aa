package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.ui.UiProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program that shows windows; the tray starts it. */
@Command(name = "ui", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class UiCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--exit-with-parent", descriptionKey = "exit-with-parent")
    boolean exitWithParent;

    UiCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Logging.service();
        UiProgram.run(around(context), exitWithParent ? UiProgram.Role.OF_TRAY : UiProgram.Role.STAYING);
        return 0;
    }

    static UiProgram.Surroundings around(Context context) {
        return new UiProgram.Surroundings(
                context.folders().peopleSocket(),
                context.home(),
                context.folders().state(),
                context.folders().hookSocket());
    }
}
