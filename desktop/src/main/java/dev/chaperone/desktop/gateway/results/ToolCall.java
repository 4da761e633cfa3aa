package dev.chaperone.desktop.gateway.results;

import tools.jackson.databind.JsonNode;

/**
 * A call as the model made it.
 *
 * @param id empty if it has none
 */
record ToolCall(String id, String tool, JsonNode input) {

    /** Never prints the input. */
    @Override
    public String toString() {
        return "ToolCall[" + tool + "]";
    }
}
