package dev.chaperone.desktop.people;

import tools.jackson.databind.JsonNode;

/**
 * An event of the journal as people see it.
 *
 * @param event canonical
 * @param standing how well it is proven: {@code written}, {@code signed} or {@code receipted}
 */
public record TimelineEntry(JsonNode event, String standing) {}
