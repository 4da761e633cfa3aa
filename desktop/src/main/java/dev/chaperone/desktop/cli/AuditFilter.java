package dev.chaperone.desktop.cli;

import java.time.Instant;
import java.util.Set;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which events a person wants to see; options of a command. */
final class AuditFilter {

    private static final Set<String> OUTCOMES = Set.of("allow", "deny", "rewrite");

    /** Most events the service hands out at a time. */
    private static final int MOST = 1_000;

    @Option(names = "--limit", defaultValue = "20", descriptionKey = "limit")
    int limit;

    @Option(names = "--since", defaultValue = "", paramLabel = "TIME", descriptionKey = "since")
    String since = "";

    @Option(names = "--agent", defaultValue = "", paramLabel = "NAME", descriptionKey = "agent")
    String agent = "";

    @Option(names = "--outcome", defaultValue = "", paramLabel = "OUTCOME", descriptionKey = "outcome")
    String outcome = "";

    /** How many events have to be read for it. */
    int reach() {
        return since.isEmpty() && agent.isEmpty() && outcome.isEmpty() ? limit : MOST;
    }

    /** @throws IllegalArgumentException in one plain line, if an option's value means nothing */
    void check(Context context) {
        if (!outcome.isEmpty() && !OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException(
                    "there is no outcome '%s'; use allow, deny or rewrite".formatted(outcome));
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("--limit is %d, it must be 1 to %d".formatted(limit, MOST));
        }
        start(context);
    }

    boolean covers(JsonNode event, Context context) {
        JsonNode body = event.path("body");
        return matches(agent, body.path("agent"))
                && matches(outcome, body.path("outcome"))
                && !Instant.parse(event.path("time").asString("1970-01-01T00:00:00Z"))
                        .isBefore(start(context));
    }

    private Instant start(Context context) {
        return since.isEmpty() ? Instant.EPOCH : Since.parse(since, context.clock());
    }

    private static boolean matches(String wanted, JsonNode value) {
        return wanted.isEmpty() || value.asString("").equals(wanted);
    }
}
