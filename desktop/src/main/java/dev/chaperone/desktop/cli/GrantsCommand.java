package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleReply.GrantList;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the live permissions; {@code grants revoke ID} ends one at once. */
@Command(name = "grants", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class GrantsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Context context;

    GrantsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (context.ask(new PeopleRequest.Grants()) instanceof GrantList(var grants)) {
            grants.forEach(g -> context.print("%s", line(g)));
            if (grants.isEmpty()) {
                context.print("No permissions are live.");
            }
        }
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int revoke(@Parameters(paramLabel = "ID") String id) throws IOException {
        context.ask(new PeopleRequest.Revoke(id));
        context.print("Revoked %s.", id);
        return 0;
    }

    private String line(Grant grant) {
        String access = grant.access() == Access.READ ? "read" : "read and change";
        return "%s  %s may %s %s %s"
                .formatted(
                        grant.id(),
                        grant.agent(),
                        access,
                        context.shorten(grant.folder().value()),
                        end(grant.scope()));
    }

    private static String end(Scope scope) {
        return switch (scope) {
            case Scope.Once _ -> "for one call";
            case Scope.Session(var session, var until) -> "in session " + session.value() + " until " + local(until);
            case Scope.Folder(var until) -> "until " + local(until);
        };
    }

    private static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }
}
