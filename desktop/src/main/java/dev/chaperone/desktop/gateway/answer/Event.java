package dev.chaperone.desktop.gateway.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** One JSON of an answer: where its strings stand, and what says which lane they belong to. */
final class Event {

    private static final Set<String> LAST = Set.of(
            "content_block_stop",
            "message_delta",
            "message_stop",
            "error",
            "response.completed",
            "response.failed",
            "response.incomplete");

    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<String, String> facts = new HashMap<>();
    private boolean finished;

    /**
     * A string value.
     *
     * @param path as a JSON pointer (RFC 6901)
     * @param start of its opening quote in the text
     * @param end behind its closing quote
     * @param value without escapes
     */
    record Leaf(String path, int start, int end, String value) {
        @Override
        public String toString() {
            return "Leaf[" + path + "]";
        }
    }

    private Event() {}

    /** @throws JacksonException if it is no JSON */
    static Event read(String json) {
        Event event = new Event();
        try (JsonParser parser = JsonMapper.shared().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    event.text(parser);
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    event.fact(parser);
                }
            }
        }
        return event;
    }

    private void text(JsonParser parser) {
        String path = parser.streamReadContext().pathAsPointer().toString();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        String value = parser.getString();
        leaves.add(new Leaf(path, start, (int) parser.currentLocation().getCharOffset(), value));
        finished |= path.endsWith("/finish_reason") || path.endsWith("/finishReason");
        if (path.equals("/type")) {
            facts.put(path, value);
        }
    }

    private void fact(JsonParser parser) {
        String path = parser.streamReadContext().pathAsPointer().toString();
        if (path.endsWith("index") || path.endsWith("/thought")) {
            facts.put(path, parser.getString());
        }
    }

    List<Leaf> leaves() {
        return leaves;
    }

    /** The event's own type; empty if it has none. */
    String type() {
        return facts.getOrDefault("/type", "");
    }

    /** Whether nothing more comes for the lanes of this part of the answer. */
    boolean ends() {
        return finished || LAST.contains(type()) || type().endsWith(".done");
    }

    /** Which block or item of the answer this is about; empty if it is about all of it. */
    String part() {
        String index = facts.getOrDefault("/index", facts.getOrDefault("/output_index", ""));
        return index.isEmpty() ? "" : index + ":";
    }

    /** The lane of a piece: the same for all pieces that make up one text, beginning with {@link #part}. */
    String lane(String path) {
        StringBuilder lane = new StringBuilder(part()).append(facts.getOrDefault("/content_index", ""));
        int from = 1;
        for (int slash = path.indexOf('/', 1); from > 0; slash = path.indexOf('/', from)) {
            int end = slash < 0 ? path.length() : slash;
            String before = path.substring(0, end);
            lane.append('/').append(facts.getOrDefault(before + "/index", name(path, from, end)));
            lane.append(facts.getOrDefault(before + "/thought", ""));
            from = slash < 0 ? -1 : slash + 1;
        }
        return lane.toString();
    }

    /** Gemini's parts are counted anew in each event. */
    private static String name(String path, int from, int end) {
        return path.startsWith("/parts/", from - "/parts/".length()) ? "*" : path.substring(from, end);
    }
}
