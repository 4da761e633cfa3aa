package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleReply.Revoked;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The laptop's kill switch: from now on every request of every agent is refused. */
@Command(name = "stop", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class StopCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--hard", descriptionKey = "stop.hard")
    boolean hard;

    StopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (context.ask(new PeopleRequest.Stop(hard)) instanceof Revoked revoked) {
            context.print("Stopped. Every request of every agent is refused until: chaperone resume");
            if (!revoked.grants().isEmpty()) {
                context.print("Permissions taken back: %d.", revoked.grants().size());
            }
            programs(context, revoked.programs());
            if (!hard) {
                context.print("A command that runs already goes on; to end those too: chaperone stop --hard");
            }
        }
        return 0;
    }

    static void programs(Context context, int programs) {
        if (programs > 0) {
            context.print("Running programs of agents told to end: %d.", programs);
        }
    }
}
