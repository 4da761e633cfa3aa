package dev.chaperone.desktop.agent.real;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAI Responses API, streamed. */
final class OpenAiResponses implements Dialect {

    private static final Pattern STARTED = Pattern.compile("agent_id[\\\\\":\\s]+([0-9a-f-]{30,})");
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
        List<JsonNode> results = request.path("input")
                .valueStream()
                .filter(i -> i.path("type").asString("").equals("function_call_output"))
                .toList();
        ObjectNode item = call.filter(_ -> results.isEmpty())
                .or(() -> waiting(results))
                .map(OpenAiResponses::functionCall)
                .orElseGet(OpenAiResponses::message);
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

    /** A subagent works beside its agent, which has to wait for it, or Codex ends. */
    private static Optional<ToolCall> waiting(List<JsonNode> results) {
        if (results.size() != 1) {
            return Optional.empty();
        }
        Matcher agent = STARTED.matcher(results.getFirst().path("output").toString());
        if (!agent.find()) {
            return Optional.empty();
        }
        ObjectNode input = JSON.createObjectNode();
        input.putArray("targets").add(agent.group(1));
        return Optional.of(new ToolCall("multi_agent_v1/wait_agent", input));
    }

    private static ObjectNode functionCall(ToolCall call) {
        ObjectNode item = JSON.createObjectNode()
                .put("type", "function_call")
                .put("id", "fc_test")
                .put("call_id", "call_scripted")
                .put("arguments", call.input().toString());
        int group = call.tool().indexOf('/');
        if (group >= 0) {
            item.put("namespace", call.tool().substring(0, group));
        }
        return item.put("name", call.tool().substring(group + 1));
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
