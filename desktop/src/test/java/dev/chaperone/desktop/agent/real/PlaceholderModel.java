package dev.chaperone.desktop.agent.real;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A model that uses the placeholders it was given: in its first call of a tool, and in what it says at the end.
 *
 * @param calling a call that uses a placeholder
 */
record PlaceholderModel(Dialect dialect, Function<String, ToolCall> calling) implements Dialect {

    private static final Pattern PLACEHOLDER = Pattern.compile("CHAPERONE_[A-Z0-9]+_[A-Z0-9]{8}");

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
        Set<String> seen = new LinkedHashSet<>();
        Matcher found = PLACEHOLDER.matcher(request.toString());
        while (found.find()) {
            seen.add(found.group());
        }
        return dialect.answer(path, request, seen.stream().findFirst().map(calling))
                .replace("All done.", "All done with " + String.join(" and ", seen));
    }
}
