package dev.chaperone.desktop.agent.real;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The Anthropic Messages API, streamed. */
final class AnthropicMessages implements Dialect {

    @Override
    public boolean isQuestion(String path) {
        return path.endsWith("/messages");
    }

    @Override
    public String contentType(String path) {
        return "text/event-stream";
    }

    @Override
    public String answer(String path, JsonNode request, Optional<ToolCall> call) {
        boolean called = request.path("messages").toString().contains("toolu_scripted");
        boolean canCall = call.isPresent()
                && request.path("tools")
                        .valueStream()
                        .anyMatch(t ->
                                t.path("name").asString("").equals(call.get().tool()));
        return canCall && !called
                ? new SseScript(request).toolCall(call.orElseThrow())
                : new SseScript(request).text("All done.");
    }
}
