package dev.chaperone.desktop.gateway.answer;

import dev.chaperone.model.sanitise.restore.Escaping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In which strings of an answer a model speaks, after the references of the Messages, Responses, Chat Completions and
 * Gemini interfaces (November 2026). Their paths differ, so one list serves all.
 */
enum Speech {
    /** To the person. */
    TEXT,
    /** To a tool, as it is. */
    TOOL_TEXT,
    /** To a tool, as a JSON text within the string. */
    TOOL_JSON;

    private static final String ITEM = "(/response/output/\\d+|/output/\\d+|/item)";
    private static final String CALL = "(tool_calls/\\d+/function|function_call)/arguments";

    private record Rule(Pattern path, Pattern type, Speech speech) {
        Rule(String path, String type, Speech speech) {
            this(Pattern.compile(path), Pattern.compile(type), speech);
        }
    }

    /** Pieces of something longer. */
    private static final List<Rule> PIECES = List.of(
            new Rule("/delta/text", ".*", TEXT),
            new Rule("/delta/partial_json", ".*", TOOL_JSON),
            new Rule("/choices/\\d+/delta/(content|refusal)", ".*", TEXT),
            new Rule("/choices/\\d+/delta/" + CALL, ".*", TOOL_JSON),
            new Rule("/delta", "response\\.(output_text|refusal)\\.delta", TEXT),
            new Rule("/delta", "response\\.(function_call|mcp_call)_arguments\\.delta", TOOL_JSON),
            new Rule("/delta", "response\\.custom_tool_call_input\\.delta", TOOL_TEXT),
            new Rule("(/\\d+)?/candidates/\\d+/content/parts/\\d+/text", ".*", TEXT));

    private static final List<Rule> WHOLES = List.of(
            new Rule("(/content_block|/content/\\d+)/text", ".*", TEXT),
            new Rule("(/content_block|/content/\\d+)/input/.*", ".*", TOOL_TEXT),
            new Rule("/choices/\\d+/message/(content|refusal)", ".*", TEXT),
            new Rule("/choices/\\d+/message/" + CALL, ".*", TOOL_JSON),
            new Rule(ITEM + "/content/\\d+/(text|refusal)", ".*", TEXT),
            new Rule(ITEM + "/arguments", ".*", TOOL_JSON),
            new Rule(ITEM + "/(input|action/.*)", ".*", TOOL_TEXT),
            new Rule("/part/text", ".*", TEXT),
            new Rule("/text", "response\\.output_text\\.done", TEXT),
            new Rule("/arguments", "response\\.(function_call|mcp_call)_arguments\\.done", TOOL_JSON),
            new Rule("/input", "response\\.custom_tool_call_input\\.done", TOOL_TEXT),
            new Rule("(/\\d+)?/candidates/\\d+/content/parts/\\d+/functionCall/args/.*", ".*", TOOL_TEXT));

    /** @param type of the event, empty if it has none */
    static Optional<Speech> inPiece(String path, String type) {
        return find(PIECES, path, type);
    }

    static Optional<Speech> inWhole(String path, String type) {
        return find(WHOLES, path, type);
    }

    private static Optional<Speech> find(List<Rule> rules, String path, String type) {
        return rules.stream()
                .filter(r -> r.path().matcher(path).matches()
                        && r.type().matcher(type).matches())
                .map(Rule::speech)
                .findFirst();
    }

    boolean isForTools() {
        return switch (this) {
            case TEXT -> false;
            case TOOL_TEXT, TOOL_JSON -> true;
        };
    }

    Escaping escaping() {
        return switch (this) {
            case TEXT, TOOL_TEXT -> Escaping.NONE;
            case TOOL_JSON -> Escaping.JSON;
        };
    }
}
