package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.explain.EventText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The newest events, newest first. Works while the service is stopped, too. */
@Command(name = "list", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AuditListCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    AuditFilter filter = new AuditFilter();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    AuditListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        filter.check(context);
        EventText text = new EventText(context::shorten);
        List<JsonNode> events = new AuditFiles(context)
                .newest(filter.reach()).stream()
                        .filter(event -> filter.covers(event, context))
                        .limit(filter.limit)
                        .toList();
        events.forEach(event -> context.print("%s", json ? event.toString() : text.line(event)));
        return 0;
    }
}
