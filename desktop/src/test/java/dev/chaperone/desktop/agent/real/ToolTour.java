package dev.chaperone.desktop.agent.real;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model that asks for one tool after the other, each call with an id of its own. */
record ToolTour(Dialect dialect, List<ToolCall> calls) implements Dialect {

    private static final Pattern RESULT =
            Pattern.compile("\"type\":\"tool_result\"|\"type\":\"function_call_output\"|\"functionResponse\"");

    @Override
    public boolean isQuestion(String path) {
        return dialect.isQuestion(path);
    }

    @Override
    public String contentType(String path) {
        return dialect.contentType(path);
    }

    @Override
    public String answer(String path, JsonNode request, Optional<ToolCall> call) {
        int done = (int) RESULT.matcher(request.toString()).results().count();
        ObjectNode first = ((ObjectNode) request).deepCopy().remove(List.of("messages", "input", "contents"));
        Optional<ToolCall> next = done < calls.size() ? Optional.of(calls.get(done)) : Optional.empty();
        return dialect.answer(path, first, next)
                .replace("toolu_scripted", "toolu_scripted_" + done)
                .replace("call_scripted", "call_scripted_" + done)
                .replace("fc_test", "fc_test_" + done);
    }
}
