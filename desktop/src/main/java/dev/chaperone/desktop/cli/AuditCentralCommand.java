package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.explain.EventText;
import dev.chaperone.desktop.people.PeopleReply.CentralLog;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the central log holds of this laptop. Exit code 1 if the proof does not hold. */
@Command(name = "central", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AuditCentralCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--limit", defaultValue = "20", descriptionKey = "limit")
    int limit;

    AuditCentralCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!(context.ask(new PeopleRequest.Central(limit)) instanceof CentralLog log)) {
            throw new IOException("the service gave an unexpected answer");
        }
        EventText text = new EventText(context::shorten);
        log.events().forEach(event -> context.print("%s", text.line(event)));
        context.print(
                log.problem().isEmpty()
                        ? "%d of %d events are proven to be in the log %s."
                        : "The proof did not hold: %4$s",
                log.proven(),
                log.events().size(),
                log.checkpoint(),
                log.problem());
        return log.problem().isEmpty() ? 0 : 1;
    }
}
