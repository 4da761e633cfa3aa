package dev.chaperone.desktop.agent.real;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool call the model asks for.
 *
 * @param tool its name; {@code group/name} where the model is told of tools in groups
 */
record ToolCall(String tool, ObjectNode input) {

    /** @param fields names and values by turns */
    static ToolCall of(String tool, String... fields) {
        ObjectNode input = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            input.put(fields[i], fields[i + 1]);
        }
        return new ToolCall(tool, input);
    }
}
