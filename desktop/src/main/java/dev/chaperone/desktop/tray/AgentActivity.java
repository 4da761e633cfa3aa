package dev.chaperone.desktop.tray;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells from the newest event whether an agent works. */
final class AgentActivity {

    private Optional<JsonNode> before = Optional.empty();

    /** Whether {@code newest} is new and about something an agent did. */
    boolean seenIn(Optional<JsonNode> newest) {
        boolean news = !newest.equals(before);
        before = newest;
        return news
                && newest.map(event -> event.path("body").path("session").asString(""))
                        .filter(session -> !session.isEmpty())
                        .isPresent();
    }
}
