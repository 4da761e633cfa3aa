package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.guard.GuardWire;
import dev.chaperone.desktop.guard.SessionPlan;
import dev.chaperone.desktop.guard.session.SessionProgram;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The guard of one session; {@code chaperone run} starts it, nobody else. */
@Command(name = "hold", hidden = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class GuardHoldCommand implements Callable<Integer> {

    private final Context context;

    GuardHoldCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SessionPlan plan = GuardWire.read(System.in, SessionPlan.class);
        new SessionProgram(plan, System::nanoTime).run(context.out());
        return 0;
    }
}
