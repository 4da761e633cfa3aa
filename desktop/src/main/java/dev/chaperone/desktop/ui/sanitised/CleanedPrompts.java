package dev.chaperone.desktop.ui.sanitised;

import dev.chaperone.desktop.people.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What was taken out of prompts.
 *
 * @param classes most frequent first
 * @param prompts newest first
 */
record CleanedPrompts(List<Count> classes, List<Prompt> prompts) {

    CleanedPrompts {
        classes = List.copyOf(classes);
        prompts = List.copyOf(prompts);
    }

    record Count(String name, long count) {}

    /** One prompt; a class and how often. */
    record Prompt(Instant time, String agent, String decision, long characters, Map<String, Long> classes) {
        Prompt {
            classes = Map.copyOf(classes);
        }

        long values() {
            return classes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    static CleanedPrompts of(List<TimelineEntry> entries) {
        List<Prompt> prompts = new ArrayList<>();
        Map<String, Long> totals = new TreeMap<>();
        for (TimelineEntry entry : entries) {
            JsonNode body = entry.event().path("body");
            if (body.path("type").asString("").equals("prompt.sanitised")) {
                Prompt prompt = prompt(entry.event(), body);
                prompts.add(prompt);
                prompt.classes().forEach((name, count) -> totals.merge(name, count, Long::sum));
            }
        }
        List<Count> classes = totals.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
                .toList();
        return new CleanedPrompts(classes, prompts);
    }

    private static Prompt prompt(JsonNode event, JsonNode body) {
        Map<String, Long> classes = new TreeMap<>();
        body.path("classes")
                .properties()
                .forEach(c -> classes.put(c.getKey(), c.getValue().asLong(0)));
        return new Prompt(
                Instant.parse(event.path("time").asString("1970-01-01T00:00:00Z")),
                body.path("agent").asString(""),
                body.path("decisionId").asString(""),
                body.path("characters").asLong(0),
                classes);
    }

    long values() {
        return classes.stream().mapToLong(Count::count).sum();
    }
}
