package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.health.Health;
import dev.chaperone.desktop.ui.page.Loaded;
import dev.chaperone.model.consent.Grant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where the presenter puts what it learns. Called on the surface's thread. */
interface Screen {

    void standing(Loaded<State> state);

    /** @param entries newest first */
    void timeline(Loaded<List<TimelineEntry>> entries);

    void grants(Loaded<List<Grant>> grants);

    void health(Loaded<Health> health);

    void settings(Loaded<JsonNode> policy);

    /** What became of what the person just did. */
    void outcome(Outcome outcome);

    /** What became of a wish. */
    sealed interface Outcome {
        record TakenBack(int answers) implements Outcome {}

        record Stopped() implements Outcome {}

        record Resumed() implements Outcome {}

        /** @param lines what the command said */
        record Ran(String lines) implements Outcome {}

        /** @param reason one plain line */
        record Failed(String reason) implements Outcome {}
    }
}
