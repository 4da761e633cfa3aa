package dev.chaperone.desktop.agent;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A tool call as the agent's hook names it.
 *
 * @param id the model's name for this one call; empty if the agent does not tell it to hooks
 */
public record ToolUse(Optional<String> id, String tool, JsonNode input) {

    /** Never prints the input. */
    @Override
    public String toString() {
        return "ToolUse[" + tool + "]";
    }
}
