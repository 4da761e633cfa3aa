package dev.chaperone.desktop.agent.gemini;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The request of {@code BeforeModel}: only its text, message by message; other parts stay with Gemini CLI, unseen. */
final class ModelRequest {

    private ModelRequest() {}

    /** @throws IllegalArgumentException if a person's message is not plain text */
    static List<String> userTexts(JsonNode root) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : messages(root)) {
            if (isUsers(message)) {
                texts.add(content(message));
            }
        }
        return texts;
    }

    /** As many messages as before, for Gemini CLI puts them back by position. */
    static ArrayNode with(JsonNode root, List<String> cleaned) {
        Iterator<String> next = cleaned.iterator();
        ArrayNode messages = JsonMapper.shared().createArrayNode();
        for (JsonNode message : messages(root)) {
            ObjectNode copy = messages.addObject();
            copy.put("role", message.path("role").asString("user"));
            copy.put("content", isUsers(message) ? next.next() : content(message));
        }
        return messages;
    }

    private static boolean isUsers(JsonNode message) {
        return message.path("role").asString("").equals("user");
    }

    private static String content(JsonNode message) {
        if (!message.path("content").isString()) {
            throw new IllegalArgumentException("a message of the request is not plain text");
        }
        return message.path("content").stringValue();
    }

    private static JsonNode messages(JsonNode root) {
        JsonNode messages = root.path("llm_request").path("messages");
        if (!messages.isArray()) {
            throw new IllegalArgumentException("the hook's input has no 'messages'");
        }
        return messages;
    }
}
