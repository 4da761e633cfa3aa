package dev.chaperone.desktop.agent.real;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One streamed answer of the Messages API, event by event. */
final class SseScript {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StringBuilder stream = new StringBuilder();

    SseScript(JsonNode request) {
        ObjectNode start = event("message_start");
        ObjectNode message = start.putObject("message");
        message.put("id", "msg_test").put("type", "message").put("role", "assistant");
        message.put("model", request.path("model").asString("claude-test"));
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.putObject("usage").put("input_tokens", 10).put("output_tokens", 1);
        send(start);
    }

    String text(String text) {
        ObjectNode block = event("content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "text").put("text", "");
        send(block);
        ObjectNode delta = event("content_block_delta").put("index", 0);
        delta.putObject("delta").put("type", "text_delta").put("text", text);
        send(delta);
        return end("end_turn");
    }

    String toolCall(ToolCall call) {
        ObjectNode block = event("content_block_start").put("index", 0);
        block.putObject("content_block")
                .put("type", "tool_use")
                .put("id", "toolu_scripted")
                .put("name", call.tool())
                .putObject("input");
        send(block);
        ObjectNode delta = event("content_block_delta").put("index", 0);
        delta.putObject("delta")
                .put("type", "input_json_delta")
                .put("partial_json", call.input().toString());
        send(delta);
        return end("tool_use");
    }

    private String end(String reason) {
        send(event("content_block_stop").put("index", 0));
        ObjectNode delta = event("message_delta");
        delta.putObject("delta").put("stop_reason", reason).putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", 5);
        send(delta);
        send(event("message_stop"));
        return stream.toString();
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private void send(ObjectNode event) {
        stream.append("event: ").append(event.path("type").stringValue()).append('\n');
        stream.append("data: ").append(event).append("\n\n");
    }
}
