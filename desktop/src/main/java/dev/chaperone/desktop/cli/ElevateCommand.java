package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleReply.ElevationAsked;
import dev.chaperone.desktop.people.PeopleReply.ElevationList;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.policy.Elevation;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the elevations that count; {@code elevate request} asks for one and {@code elevate end} gives one back. */
@Command(name = "elevate", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class ElevateCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Context context;

    ElevateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (context.ask(new PeopleRequest.Elevations()) instanceof ElevationList(var elevations)) {
            elevations.forEach(e -> context.print("%s", line(e)));
            if (elevations.isEmpty()) {
                context.print("Nothing is elevated. To ask for it: chaperone elevate request RULE --reason TEXT");
            }
        }
        return 0;
    }

    @Command(name = "request", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int request(
            @Parameters(paramLabel = "RULE", arity = "1..*", descriptionKey = "elevate.rule") List<String> rules,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "elevate.reason")
                    String reason,
            @Option(names = "--minutes", defaultValue = "60", paramLabel = "N", descriptionKey = "elevate.minutes")
                    int minutes)
            throws IOException {
        if (context.ask(new PeopleRequest.Elevate(rules, minutes, reason)) instanceof ElevationAsked(var id)) {
            context.print(
                    "Asked as %s. It counts as soon as an administrator has signed it; to see: chaperone elevate", id);
        }
        return 0;
    }

    @Command(name = "end", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int end(@Parameters(paramLabel = "ID", descriptionKey = "elevate.id") String id) throws IOException {
        context.ask(new PeopleRequest.EndElevation(id));
        context.print("Ended %s.", id);
        return 0;
    }

    private static String line(Elevation e) {
        return "%s  %s ask until %s: %s"
                .formatted(
                        e.id(),
                        String.join(", ", e.rules()),
                        TIME.format(e.until().atZone(ZoneId.systemDefault())),
                        e.reason());
    }
}
