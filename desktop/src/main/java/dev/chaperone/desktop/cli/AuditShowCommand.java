package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.explain.EventText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Everything one event says: by its id or its beginning, its number, or the id of a decision. */
@Command(name = "show", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AuditShowCommand implements Callable<Integer> {

    private static final int REACH = 1_000;
    private static final int SHORTEST = 4;

    private final Context context;

    @Parameters(paramLabel = "ID", descriptionKey = "event")
    String id = "";

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    AuditShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<JsonNode> found = new AuditFiles(context)
                .newest(REACH).stream().filter(this::isMeant).toList();
        if (found.isEmpty()) {
            throw new Failures.Refused(
                    "there is no event '%s' among the newest %d; see: chaperone audit list".formatted(id, REACH));
        }
        EventText text = new EventText(context::shorten);
        for (JsonNode event : found) {
            if (json) {
                context.print("%s", event);
            } else {
                context.print("%s", text.line(event));
                print("", event);
            }
        }
        return 0;
    }

    private boolean isMeant(JsonNode event) {
        String eventId = event.path("id").asString("");
        return event.path("sequence").asString("").equals(id)
                || event.path("body").path("decisionId").asString("").equals(id)
                || (id.length() >= SHORTEST && eventId.startsWith(id));
    }

    private void print(String prefix, JsonNode object) {
        object.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                print(prefix + field.getKey() + ".", field.getValue());
            } else {
                context.print(
                        "  %-22s %s",
                        prefix + field.getKey(),
                        field.getValue().asString(field.getValue().toString()));
            }
        });
    }
}
