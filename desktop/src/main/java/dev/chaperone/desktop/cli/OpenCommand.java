package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.ui.UiProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Opens the main window and stays until it is closed. */
@Command(name = "open", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class OpenCommand implements Callable<Integer> {

    private final Context context;

    OpenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Failures.Refused {
        needDisplay(context);
        UiProgram.run(UiCommand.around(context), UiProgram.Role.MAIN_WINDOW);
        return 0;
    }

    static void needDisplay(Context context) throws Failures.Refused {
        if (!context.hasDisplay()) {
            throw new Failures.Refused(
                    "there is no display here; everything a window shows, chaperone --help does too");
        }
    }
}
