package dev.chaperone.central.console;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An event in plain words. Kinds this version does not know are shown by their name. */
final class Sentence {

    private Sentence() {}

    static String what(JsonNode body) {
        String type = text(body, "type");
        return switch (type) {
            case "decision" -> decision(body);
            case "prompt.sanitised" -> Texts.get("what." + type, classes(body));
            case "grant.revoked" -> Texts.get("what." + type, text(body, "folder"), text(body, "by"));
            case "policy.applied" -> Texts.get("what." + type, text(body, "policyVersion"));
            case "policy.rejected" -> Texts.get("what." + type, text(body, "problem"));
            case "peer.refused", "gap" -> Texts.get("what." + type, text(body, "reason"));
            default -> Texts.has("what." + type) ? Texts.get("what." + type) : type;
        };
    }

    /** Why the answer was what it was; empty if the event is no decision. */
    static String cause(JsonNode body) {
        String cause = text(body, "cause");
        return switch (cause) {
            case "person" -> Texts.get("cause.person", text(body, "approver"));
            case "rule", "failure" -> Texts.get("cause." + cause, text(body, "causeRef"));
            case "grant", "silence" -> Texts.get("cause." + cause);
            default -> cause;
        };
    }

    private static String decision(JsonNode body) {
        List<String> paths = new ArrayList<>();
        body.path("paths").forEach(p -> paths.add(p.asString("")));
        String key = "what." + text(body, "action");
        return Texts.has(key) ? Texts.get(key, String.join(", ", paths)) : Texts.get("what.unknown");
    }

    private static String classes(JsonNode body) {
        List<String> classes = new ArrayList<>();
        body.path("classes").properties().forEach(c -> classes.add(c.getValue() + " × " + c.getKey()));
        return String.join(", ", classes);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
