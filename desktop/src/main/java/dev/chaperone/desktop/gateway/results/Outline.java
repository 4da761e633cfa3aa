package dev.chaperone.desktop.gateway.results;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be told of a turn without reading its texts, which is ten times as fast: most turns are long and have
 * nothing to do with tools.
 *
 * @param ofModel whether the model says something here
 * @param aboutTools whether there may be calls or results
 */
record Outline(boolean ofModel, boolean aboutTools) {

    private static final Set<String> MEMBERS = Set.of(
            "call_id",
            "tool_use_id",
            "tool_call_id",
            "tool_calls",
            "function_call",
            "functionCall",
            "functionResponse");

    private static final Set<String> VALUES = Set.of("tool_use", "tool_result", "tool", "function");

    /** @throws tools.jackson.core.JacksonException if it is no JSON */
    static Outline of(String element) {
        boolean ofModel = false;
        boolean aboutTools = false;
        int depth = 0;
        try (JsonParser parser = JsonMapper.shared().createParser(element)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                String name = token == JsonToken.PROPERTY_NAME ? parser.currentName() : "";
                aboutTools |= MEMBERS.contains(name);
                if (name.equals("role") || name.equals("type")) {
                    String value = parser.nextStringValue();
                    ofModel |= depth == 1 && ("assistant".equals(value) || "model".equals(value));
                    aboutTools |= value != null && (VALUES.contains(value) || value.endsWith(Turn.OUTPUT));
                    depth += value == null && parser.currentToken().isStructStart() ? 1 : 0;
                }
            }
        }
        return new Outline(ofModel, aboutTools);
    }
}
