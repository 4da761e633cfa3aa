package dev.chaperone.desktop.ui.activity;

import dev.chaperone.desktop.ui.look.Kit.Tone;
import java.time.Instant;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;

/**
 * One event as a line of the timeline.
 *
 * @param decision id of the gate's decision, or empty
 * @param standing how well it is proven, as the service says it
 * @param searchable everything a search looks at, in lower case
 */
public record ActivityEntry(
        long sequence,
        Instant time,
        Kind kind,
        Face face,
        String title,
        String detail,
        String decision,
        String standing,
        String searchable,
        JsonNode event) {

    /** What it is about; a filter shows one of them. */
    public enum Kind {
        PERMISSION,
        PROMPT,
        PUSH,
        DEVICE
    }

    /** What it looks like. */
    public record Face(Feather icon, Tone tone) {}
}
