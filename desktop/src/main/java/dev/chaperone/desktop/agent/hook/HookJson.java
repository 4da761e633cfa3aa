package dev.chaperone.desktop.agent.hook;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.ToolUse;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of one hook call. Every method that throws does so in words fit for the agent. */
public record HookJson(HookCall call, JsonNode root, FieldNames names) {

    /** Two fields of one name could be read one way here and the other way by the agent. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @throws IllegalArgumentException if it is no JSON object */
    static HookJson of(HookCall call, FieldNames names) {
        try {
            JsonNode root = JSON.readTree(call.body());
            if (!root.isObject()) {
                throw new IllegalArgumentException("the hook's input is not a JSON object");
            }
            return new HookJson(call, root, names);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the hook's input is not readable JSON", e);
        }
    }

    /** Which event this is: the one the shim was called for. @throws IllegalArgumentException if the input disagrees */
    public String event(String field) {
        String named = root.path(field).asString(call.event());
        if (!named.equals(call.event())) {
            throw new IllegalArgumentException("the hook was called for one event and its input names another");
        }
        return named;
    }

    /** The session's name, also from input that is otherwise unreadable. */
    String session() {
        try {
            return new SessionId(first(names.session()).orElse("")).value();
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }

    /** @param paths tells where the folder really lies that the agent says it stands in */
    public Origin origin(RealPath paths) {
        return originIn(
                first(names.folder()).orElseThrow(() -> missing(names.folder().getFirst())), paths);
    }

    /** As {@link #origin}, for an agent that does not say where it stands. */
    public Origin originIn(String folder, RealPath paths) {
        if (!folder.startsWith("/")) {
            throw missing(names.folder().getFirst());
        }
        return new Origin(
                call.agent(),
                new SessionId(first(names.session())
                        .orElseThrow(() -> missing(names.session().getFirst()))),
                new CallId(first(names.call()).orElse(call.event())),
                paths.real(folder),
                toolInput().path("description").asString(""));
    }

    public String toolName() {
        return first(names.tool()).orElseThrow(() -> missing(names.tool().getFirst()));
    }

    /** The tool's input; some agents send it as a text that holds JSON. */
    public JsonNode toolInput() {
        JsonNode input = names.input().stream()
                .map(root::path)
                .filter(n -> !n.isMissingNode())
                .findFirst()
                .orElse(root.path("tool_input"));
        try {
            return input.isString() ? JSON.readTree(input.stringValue()) : input;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the tool's input is not readable JSON", e);
        }
    }

    /** The tool call this is about; empty if it is about none, or about one that can't be read. */
    Optional<ToolUse> toolUse() {
        try {
            return first(names.tool()).map(tool -> new ToolUse(first(names.call()), tool, toolInput()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public String required(String field) {
        return text(root, field);
    }

    /** @throws IllegalArgumentException if there is no text of that name, or a blank one */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw missing(field);
        }
        return value.stringValue();
    }

    public static Optional<String> optional(JsonNode node, String field) {
        return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    private Optional<String> first(List<String> fields) {
        return fields.stream()
                .map(root::path)
                .map(n -> n.isArray() ? n.path(0) : n)
                .filter(n -> n.isString() && !n.stringValue().isBlank())
                .map(JsonNode::stringValue)
                .findFirst();
    }

    private static IllegalArgumentException missing(String field) {
        return new IllegalArgumentException("the hook's input has no '%s'".formatted(field));
    }
}
