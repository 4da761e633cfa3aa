package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.tag;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An event in plain words. Kinds this version does not know are shown by their name. */
final class Sentence {

    private Sentence() {}

    static Html what(JsonNode body) {
        String type = text(body, "type");
        return switch (type) {
            case "decision" -> decision(body);
            case "prompt.sanitised" -> words("what." + type, classes(body));
            case "grant.revoked" -> {
                String deny = text(body, "effect").equals("deny") ? ".deny" : "";
                yield words("what." + type + deny, text(body, "folder"));
            }
            case "policy.applied" -> words("what." + type, text(body, "policyVersion"));
            case "policy.rejected" -> words("what." + type, text(body, "problem"));
            case "peer.refused", "gap" -> words("what." + type, text(body, "reason"));
            case "change.submitted" -> words("what." + type, text(body, "repository") + " " + text(body, "branch"));
            case "elevation.requested", "elevation.began", "elevation.ended" ->
                words("what." + type, text(body, "elevation"));
            case "change.answered", "change.reviewed" -> words("what." + type, text(body, "state"));
            case "agent.connected", "agent.disconnected" -> words("what." + type, text(body, "file"));
            default -> Texts.has("what." + type) ? words("what." + type, "") : Html.text(type);
        };
    }

    /** Why the answer was what it was; empty if the event is no decision. */
    static String cause(JsonNode body) {
        String cause = text(body, "cause");
        return switch (cause) {
            case "person" -> Texts.get("cause.person", text(body, "approver"));
            case "rule", "failure" -> Texts.get("cause." + cause, text(body, "causeRef"));
            case "grant" -> Texts.get(text(body, "outcome").equals("deny") ? "cause.grant.no" : "cause.grant");
            case "silence" -> Texts.get("cause.silence");
            default -> cause;
        };
    }

    /** {@code once}, {@code session} or {@code folder} in words; empty if nothing was granted. */
    static String scope(JsonNode body) {
        String scope = text(body, "scope");
        return Texts.has("scope." + scope) ? Texts.get("scope." + scope) : scope;
    }

    /** The answer as a coloured word; nothing if the event is no decision. */
    static Html answer(JsonNode body) {
        String outcome = text(body, "outcome");
        return Texts.has("outcome." + outcome)
                ? Html.span("chip " + outcome, Texts.get("outcome." + outcome))
                : Html.none();
    }

    private static Html decision(JsonNode body) {
        List<String> paths = new ArrayList<>();
        body.path("paths").forEach(p -> paths.add(p.asString("")));
        String action = text(body, "action");
        String key = "what." + action + (paths.isEmpty() ? ".nowhere" : "");
        return Texts.has(key) ? words(key, String.join(", ", paths)) : words("what.unknown", action);
    }

    private static String classes(JsonNode body) {
        List<String> classes = new ArrayList<>();
        body.path("classes").properties().forEach(c -> classes.add(c.getValue() + " × " + c.getKey()));
        return String.join(", ", classes);
    }

    /** The words with the value set off, wherever they want it. */
    private static Html words(String key, String value) {
        String mark = "\u0000";
        String[] parts = Texts.get(key, mark).split(mark, 2);
        Html set = value.isEmpty() || parts.length < 2 ? Html.none() : tag("code", Html.text(value));
        return all(Html.text(parts[0]), set, Html.text(parts.length < 2 ? "" : parts[1]));
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
