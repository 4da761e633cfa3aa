package dev.chaperone.desktop.gateway.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One element of a conversation: what it calls and what tools gave back. After the references of the Messages,
 * Responses, Chat Completions and Gemini interfaces (November 2026); their forms differ, so one reading serves all.
 */
final class Turn {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** How the kinds of results end in the Responses interface. */
    static final String OUTPUT = "_call_output";

    private final JsonNode root;
    private final boolean ofModel;
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<ToolResult> results = new ArrayList<>();

    private Turn(JsonNode root) {
        this.root = root;
        this.ofModel = Set.of("assistant", "model").contains(text(root, "role"));
    }

    /** A turn without calls and results. */
    private Turn(Outline outline) {
        this.root = JSON.missingNode();
        this.ofModel = outline.ofModel();
    }

    /** @throws JacksonException if it is no JSON */
    static Turn read(String element) {
        Outline outline = Outline.of(element);
        Turn turn = outline.aboutTools() ? new Turn(JSON.readTree(element)) : new Turn(outline);
        if (turn.root instanceof ObjectNode item) {
            turn.responses(item);
            turn.chat(item);
            item.path("content").valueStream().forEach(turn::messages);
            item.path("parts").valueStream().forEach(turn::gemini);
        }
        return turn;
    }

    /** Whether the model says something here. */
    boolean isOfModel() {
        return ofModel;
    }

    List<ToolCall> calls() {
        return calls;
    }

    List<ToolResult> results() {
        return results;
    }

    /** The element as it is now. */
    String written() {
        return JSON.writeValueAsString(root);
    }

    private void messages(JsonNode block) {
        if (block instanceof ObjectNode own && text(own, "type").equals("tool_result")) {
            boolean failed = own.path("is_error").booleanValue(false);
            add(text(own, "tool_use_id"), "", failed, own.path("content"), note -> own.put("content", note));
        } else if (text(block, "type").equals("tool_use")) {
            calls.add(new ToolCall(text(block, "id"), text(block, "name"), block.path("input")));
        }
    }

    private void responses(ObjectNode item) {
        String type = text(item, "type");
        if (type.endsWith(OUTPUT)) {
            add(text(item, "call_id"), "", false, item.path("output"), note -> item.put("output", note));
        } else if (item.has("call_id")) {
            JsonNode input = item.has("arguments") ? parsed(item.path("arguments")) : item.path("input");
            calls.add(new ToolCall(text(item, "call_id"), text(item, "name"), input));
        }
    }

    private void chat(ObjectNode item) {
        String role = text(item, "role");
        if (item.has("content") && (role.equals("tool") || role.equals("function"))) {
            String id = text(item, "tool_call_id");
            add(id, text(item, "name"), false, item.path("content"), note -> item.put("content", note));
        }
        item.path("tool_calls").valueStream().forEach(call -> {
            JsonNode function = call.path("function");
            calls.add(new ToolCall(text(call, "id"), text(function, "name"), parsed(function.path("arguments"))));
        });
        if (item.path("function_call") instanceof ObjectNode call) {
            calls.add(new ToolCall("", text(call, "name"), parsed(call.path("arguments"))));
        }
    }

    private void gemini(JsonNode part) {
        if (part.path("functionResponse") instanceof ObjectNode answer) {
            JsonNode response = answer.path("response");
            boolean failed = response.size() == 1 && response.path("error").isString();
            JsonNode content = failed ? response.path("error") : response;
            add(text(answer, "id"), text(answer, "name"), failed, content, note -> {
                answer.remove("parts");
                answer.putObject("response").put("error", note);
            });
        } else if (part.path("functionCall") instanceof ObjectNode call) {
            calls.add(new ToolCall(text(call, "id"), text(call, "name"), call.path("args")));
        }
    }

    private void add(String id, String tool, boolean failed, JsonNode content, Consumer<String> replacement) {
        int place = (int) results.stream().filter(r -> r.tool().equals(tool)).count();
        results.add(new ToolResult(id, tool, place, failed, words(content), replacement));
    }

    /** A text as it is, a list of texts one behind the other, anything else as JSON. */
    private static String words(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        boolean texts = content.isArray()
                && content.valueStream().allMatch(part -> part.path("text").isString());
        return texts
                ? String.join(
                        "\n",
                        content.valueStream()
                                .map(part -> part.path("text").stringValue())
                                .toList())
                : content.toString();
    }

    private static JsonNode parsed(JsonNode arguments) {
        try {
            return arguments.isString() ? JSON.readTree(arguments.stringValue()) : arguments;
        } catch (JacksonException _) {
            return arguments;
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
