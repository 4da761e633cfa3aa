package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Whether model traffic goes through Chaperone, whose, and where it leads. */
@Command(name = "gateway", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class GatewayCommand implements Callable<Integer> {

    private final Context context;

    GatewayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return status();
    }

    @Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int status() throws IOException {
        if (!(context.ask(new PeopleRequest.GatewayState()) instanceof PeopleReply.Gateway gateway)) {
            throw new IOException("the service gave an unexpected answer");
        }
        boolean off = gateway.address().isEmpty();
        context.print("Model traffic %s", off ? "does not go through Chaperone" : "comes in at " + gateway.address());
        context.print("  agents   %s", gateway.agents().isEmpty() ? "none" : String.join(", ", gateway.agents()));
        gateway.servers().forEach((protocol, server) -> context.print("  %-9s to %s", protocol, server));
        gateway.counts().forEach((what, count) -> context.print("  %-12s %d", what, count));
        if (off) {
            context.print("Send an agent's traffic through it with: chaperone agents connect AGENT --gateway");
        }
        return 0;
    }
}
