package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lets agents ask again. Like an answer it is taken from a terminal only. */
@Command(name = "resume", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class ResumeCommand implements Callable<Integer> {

    private final Context context;

    ResumeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!context.terminal()) {
            throw new Failures.Refused("agents are let go on from an interactive terminal or the tray only");
        }
        context.ask(new PeopleRequest.Resume());
        context.print("Agents may ask again. Permissions they had are gone.");
        return 0;
    }
}
