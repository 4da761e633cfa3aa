package dev.chaperone.desktop.agent.real;

import dev.chaperone.desktop.agent.real.FakeAnthropic.ToolCall;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAI Responses API, streamed. */
final class OpenAiResponses implements Dialect {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public boolean isQuestion(String path) {
        return path.endsWith("/responses");
    }

    @Override
    public String contentType(String path) {
        return "text/event-stream";
    }

    @Override
    public String answer(String path, JsonNode request, Optional<ToolCall> call) {
        boolean called = request.path("input")
                .valueStream()
                .anyMatch(i -> i.path("type").asString("").equals("function_call_output"));
        ObjectNode item = call.isPresent() && !called ? functionCall(call.get()) : message();
        StringBuilder stream = new StringBuilder();
        ObjectNode created = event("response.created");
        created.putObject("response").put("id", "resp_test");
        send(stream, created);
        send(stream, event("response.output_item.added").put("output_index", 0).set("item", item));
        send(stream, event("response.output_item.done").put("output_index", 0).set("item", item));
        ObjectNode completed = event("response.completed");
        completed
                .putObject("response")
                .put("id", "resp_test")
                .putObject("usage")
                .put("input_tokens", 1)
                .put("output_tokens", 1)
                .put("total_tokens", 2);
        send(stream, completed);
        return stream.toString();
    }

    private static ObjectNode functionCall(ToolCall call) {
        return JSON.createObjectNode()
                .put("type", "function_call")
                .put("id", "fc_test")
                .put("call_id", "call_scripted")
                .put("name", call.tool())
                .put("arguments", call.input().toString());
    }

    private static ObjectNode message() {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", "message").put("id", "msg_test").put("role", "assistant");
        message.putArray("content").addObject().put("type", "output_text").put("text", "All done.");
        return message;
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static void send(StringBuilder stream, JsonNode event) {
        stream.append("event: ").append(event.path("type").stringValue());
        stream.append("\ndata: ").append(event).append("\n\n");
    }
}
