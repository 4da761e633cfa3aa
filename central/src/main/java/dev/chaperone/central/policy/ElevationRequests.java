package dev.chaperone.central.policy;

import dev.chaperone.central.index.EventTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What laptops have asked for, as it stands in the log. */
final class ElevationRequests {

    private static final String TYPE = "elevation.requested";
    private static final int MOST = 500;

    private final EventTable events;

    ElevationRequests(EventTable events) {
        this.events = events;
    }

    /** @param laptop what people call the device */
    record Request(
            String id,
            String device,
            String laptop,
            List<String> rules,
            int minutes,
            String by,
            String time,
            String reason) {

        private static Request of(EventTable.StoredEvent stored) {
            JsonNode body = stored.event().path("body");
            List<String> rules = new ArrayList<>();
            body.path("rules").forEach(rule -> rules.add(rule.asString("")));
            return new Request(
                    body.path("elevation").asString(""),
                    stored.event().path("device").asString(""),
                    stored.deviceName(),
                    rules,
                    body.path("minutes").asInt(0),
                    body.path("by").asString(""),
                    stored.event().path("time").asString(""),
                    body.path("reason").asString(""));
        }

        /** Without what could move a terminal's cursor: it comes from a laptop. */
        String line() {
            return "%s  %s  %s on %s asks that %s ask for %d minutes: %s"
                    .formatted(id, time, by, laptop, String.join(", ", rules), minutes, reason)
                    .replaceAll("\\p{C}", "?");
        }
    }

    /** Newest first. */
    List<Request> newest() throws IOException {
        return events.find(new EventTable.Filter("", "", "", TYPE, 0, MOST)).stream()
                .filter(e -> e.event().path("body").path("type").asString("").equals(TYPE))
                .map(Request::of)
                .toList();
    }

    Optional<Request> find(String id) throws IOException {
        return newest().stream().filter(request -> request.id().equals(id)).findFirst();
    }
}
