package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.JournalCheck;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.desktop.people.PeopleReply.CentralLog;
import dev.chaperone.desktop.people.PeopleReply.Events;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The evidence: this laptop's journal, and what the central log holds of it. */
@Command(name = "audit", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AuditCommand implements Runnable {

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    AuditCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int list(
            @Option(names = "--limit", defaultValue = "20", descriptionKey = "limit") int limit,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        if (context.ask(new PeopleRequest.Recent(limit)) instanceof Events(var events)) {
            EventText text = new EventText(context);
            events.forEach(event -> context.print("%s", json ? event.toString() : text.line(event)));
        }
        return 0;
    }

    @Command(name = "central", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int central(@Option(names = "--limit", defaultValue = "20", descriptionKey = "limit") int limit)
            throws IOException {
        if (!(context.ask(new PeopleRequest.Central(limit)) instanceof CentralLog log)) {
            throw new IOException("the service gave an unexpected answer");
        }
        EventText text = new EventText(context);
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

    /** Needs nothing but the files: works while the service is stopped, too. */
    @Command(name = "verify", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int verify() throws IOException {
        PrivateDirectory state = PrivateDirectory.open(context.folders().state());
        DeviceIdentity device = DeviceIdentity.open(state.child("device"), new SecureRandom());
        JournalCheck check = JournalReader.open(state.child("journal"), device.deviceId())
                .verify(device.publicKey(), Optional.empty());
        context.print("%d events in %d segments, %d receipts.", check.events(), check.segments(), check.receipts());
        check.problems().forEach(p -> context.print("PROBLEM %s: %s", p.kind(), p.detail()));
        context.print(check.isGood() ? "Complete and unchanged." : "The journal is not as it was written.");
        return check.isGood() ? 0 : 1;
    }
}
