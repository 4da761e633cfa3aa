package dev.chaperone.desktop.agent.real;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Gemini API's generateContent, streamed or not. */
final class GeminiGenerate implements Dialect {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public boolean isQuestion(String path) {
        return path.endsWith("enerateContent");
    }

    @Override
    public String contentType(String path) {
        return isStreamed(path) ? "text/event-stream" : "application/json";
    }

    @Override
    public String answer(String path, JsonNode request, Optional<ToolCall> call) {
        boolean called = request.toString().contains("\"functionResponse\"");
        boolean canCall =
                request.path("tools").isArray() && !request.path("tools").isEmpty();
        ObjectNode part = JSON.createObjectNode();
        if (call.isPresent() && canCall && !called) {
            part.putObject("functionCall")
                    .put("name", call.get().tool())
                    .set("args", call.get().input());
        } else {
            part.put("text", "All done.");
        }
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode candidate = answer.putArray("candidates").addObject();
        candidate.putObject("content").put("role", "model").putArray("parts").add(part);
        candidate.put("finishReason", "STOP").put("index", 0);
        answer.putObject("usageMetadata")
                .put("promptTokenCount", 1)
                .put("candidatesTokenCount", 1)
                .put("totalTokenCount", 2);
        return isStreamed(path) ? "data: " + answer + "\n\n" : answer.toString();
    }

    private static boolean isStreamed(String path) {
        return path.endsWith(":streamGenerateContent");
    }
}
