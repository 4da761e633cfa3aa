package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of one hook call, with the fields every event has. */
record HookInput(JsonNode root, String event) {

    /** Two fields of one name could be read one way here and the other way by the agent. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @throws IllegalArgumentException in words fit for the agent */
    static HookInput of(HookCall call) {
        try {
            JsonNode root = JSON.readTree(call.body());
            if (!root.isObject()) {
                throw new IllegalArgumentException("the hook's input is not a JSON object");
            }
            String named = root.path("hook_event_name").asString(call.event());
            if (!named.equals(call.event())) {
                throw new IllegalArgumentException("the hook was called for one event and its input names another");
            }
            return new HookInput(root, named);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the hook's input is not readable JSON", e);
        }
    }

    /** The session's name, also from input that is otherwise unreadable. */
    String session() {
        try {
            return new SessionId(text("session_id")).value();
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }

    /** @param paths tells where the folder really lies that the agent says it stands in */
    Origin origin(HookCall call, RealPath paths) {
        String id = text("tool_use_id");
        String turn = text("prompt_id");
        return new Origin(
                call.agent(),
                new SessionId(required("session_id")),
                new CallId(!id.isBlank() ? id : turn.isBlank() ? event : turn),
                paths.real(new AbsolutePath(required("cwd")).value()),
                toolInput().path("description").asString(""));
    }

    JsonNode toolInput() {
        return root.path("tool_input");
    }

    String toolName() {
        return required("tool_name");
    }

    String required(String field) {
        JsonNode node = root.path(field);
        if (!node.isString() || node.stringValue().isBlank()) {
            throw new IllegalArgumentException("the hook's input has no '%s'".formatted(field));
        }
        return node.stringValue();
    }

    private String text(String field) {
        return root.path(field).asString("");
    }
}
