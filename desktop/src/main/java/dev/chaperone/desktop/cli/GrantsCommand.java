package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.consent.Subjects;
import dev.chaperone.desktop.people.PeopleReply.GrantList;
import dev.chaperone.desktop.people.PeopleReply.Revoked;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the live permissions and remembered noes; {@code grants revoke} ends one, an agent's or all at once. */
@Command(name = "grants", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class GrantsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Context context;

    GrantsCommand(Context context) {
        this.context = context;
    }

    /** Exactly one of them. */
    static final class Which {
        @Parameters(paramLabel = "ID", arity = "1..*")
        List<String> ids = List.of();

        @Option(names = "--agent", paramLabel = "NAME", descriptionKey = "revoke.agent")
        String agent = "";

        @Option(names = "--all", descriptionKey = "revoke.all")
        boolean all;
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
    int revoke(
            @ArgGroup(multiplicity = "1") Which which,
            @Option(names = "--hard", descriptionKey = "revoke.hard") boolean hard)
            throws IOException {
        if (which.ids.isEmpty()) {
            report(context.ask(new PeopleRequest.RevokeAll(which.agent, hard)));
        }
        for (String id : which.ids) {
            report(context.ask(new PeopleRequest.Revoke(id, hard)));
        }
        return 0;
    }

    private void report(Object reply) {
        if (reply instanceof Revoked revoked) {
            revoked.grants().forEach(g -> context.print("Revoked %s: %s", g.id(), what(g)));
            if (revoked.grants().isEmpty()) {
                context.print("There was nothing to revoke.");
            }
            StopCommand.programs(context, revoked.programs());
        }
    }

    private String line(Grant grant) {
        return "%s  %s %s".formatted(grant.id(), what(grant), end(grant.scope()));
    }

    private String what(Grant grant) {
        String folder = context.shorten(grant.folder().value());
        if (!grant.isForFolder()) {
            return "%s may %s again in %s".formatted(grant.agent(), PromptText.visible(Subjects.spoken(grant)), folder);
        }
        return switch (grant.kind()) {
            case PERMISSION ->
                "%s may %s %s"
                        .formatted(grant.agent(), grant.access() == Access.READ ? "read" : "read and change", folder);
            case REFUSAL ->
                "%s may NOT %s %s".formatted(grant.agent(), grant.access() == Access.READ ? "read" : "change", folder);
        };
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
