package dev.chaperone.desktop.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An event as one line a person can read; kinds this version does not know are shown by name. */
public final class EventText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final UnaryOperator<String> shorten;

    /** @param shorten how a path is written for whoever reads it */
    public EventText(UnaryOperator<String> shorten) {
        this.shorten = shorten;
    }

    /** The line, and under it everything the event says. */
    public List<String> whole(JsonNode event) {
        List<String> lines = new ArrayList<>();
        lines.add(line(event));
        event.path("body")
                .properties()
                .forEach(field -> lines.add("        %-14s %s".formatted(field.getKey(), field.getValue())));
        return List.copyOf(lines);
    }

    public String line(JsonNode event) {
        return "%5s  %s  %s".formatted(event.path("sequence").asString(""), time(event), what(event));
    }

    private static String time(JsonNode event) {
        return TIME.format(Instant.parse(event.path("time").asString("1970-01-01T00:00:00Z"))
                .atZone(ZoneId.systemDefault()));
    }

    private String what(JsonNode event) {
        JsonNode body = event.path("body");
        return switch (text(body, "type")) {
            case "decision" -> decision(body);
            case "prompt.sanitised" ->
                "CLEANED prompt of %s: %s".formatted(text(body, "agent"), counts(body.path("classes")));
            case "grant.revoked" -> revoked(body);
            case "agents.stopped" ->
                "STOPPED every agent: %s, %s permissions ended, %s programs ended"
                        .formatted(text(body, "by"), text(body, "grants"), text(body, "programs"));
            case "agents.resumed" -> "%s let agents ask again".formatted(text(body, "by"));
            case "policy.applied" -> "policy %s in force".formatted(text(body, "policyVersion"));
            case "policy.rejected" -> "policy rejected: %s".formatted(text(body, "problem"));
            case "peer.refused" -> "refused on the people's socket: %s".formatted(text(body, "reason"));
            case "service.started" -> "Chaperone started";
            case "service.stopped" -> "Chaperone stopped";
            case "device.enrolled" -> "enrolled with central";
            case "gap" -> "GAP: %s".formatted(text(body, "reason"));
            case "change.submitted" ->
                "HANDED IN %s by %s for %s of %s"
                        .formatted(
                                text(body, "change"),
                                text(body, "maker"),
                                text(body, "branch"),
                                text(body, "repository"));
            case "change.answered" ->
                "change %s is %s %s".formatted(text(body, "change"), text(body, "state"), text(body, "branch"));
            case "elevation.requested", "elevation.began", "elevation.ended" -> elevation(body);
            case "change.reviewed" ->
                "%s said %s to change %s, which is %s"
                        .formatted(text(body, "by"), text(body, "decision"), text(body, "change"), text(body, "state"));
            case "push.alarm" -> pushAlarm(body);
            case "evidence.alarm" -> "ALARM: %s".formatted(text(body, "detail"));
            case String other -> other;
        };
    }

    private static String elevation(JsonNode body) {
        String id = text(body, "elevation");
        return switch (text(body, "type")) {
            case "elevation.requested" ->
                "%s asked for elevation %s of %s: %s"
                        .formatted(text(body, "by"), id, rules(body), text(body, "reason"));
            case "elevation.began" -> "ELEVATED %s: %s ask until %s".formatted(id, rules(body), text(body, "until"));
            case String _ -> "elevation %s ended by %s".formatted(id, text(body, "by"));
        };
    }

    private static String rules(JsonNode body) {
        List<String> rules = new ArrayList<>();
        body.path("rules").forEach(rule -> rules.add(rule.asString("")));
        return String.join(", ", rules);
    }

    private String pushAlarm(JsonNode body) {
        return text(body, "kind").equals("past")
                ? "ALARM: %s pushed past git's hook from %s"
                        .formatted(text(body, "agent"), shorten.apply(text(body, "folder")))
                : "ALARM: the protection against pushes was taken out of git's configuration, and was put back";
    }

    private String revoked(JsonNode body) {
        String pattern =
                text(body, "effect").equals("deny") ? "%s took back the no to %s for %s" : "%s took back %s from %s";
        return pattern.formatted(text(body, "by"), shorten.apply(text(body, "folder")), text(body, "agent"));
    }

    private String decision(JsonNode event) {
        StringBuilder paths = new StringBuilder();
        event.path("paths").forEach(p -> paths.append(' ').append(shorten.apply(p.asString(""))));
        return "%-7s %s %s%s, %s  [%s]"
                .formatted(
                        text(event, "outcome").toUpperCase(Locale.ROOT),
                        text(event, "agent"),
                        text(event, "action"),
                        paths,
                        cause(event),
                        text(event, "decisionId"));
    }

    private static String cause(JsonNode event) {
        return switch (text(event, "cause")) {
            case "person" -> "answered by " + text(event, "approver");
            case "grant" ->
                (text(event, "outcome").equals("deny") ? "lasting no " : "permission ") + text(event, "grantId");
            case "rule" -> "rule " + text(event, "causeRef");
            case "silence" -> "no answer";
            case "failure" -> "failure " + text(event, "causeRef");
            case String other -> other;
        };
    }

    /** {@code 2 personal.email, 1 personal.iban}. */
    private static String counts(JsonNode classes) {
        return classes.properties().stream()
                .map(c -> c.getValue().asString("") + " " + c.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode event, String field) {
        return event.path(field).asString("");
    }
}
