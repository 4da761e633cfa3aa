package dev.chaperone.desktop.cli;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A change in words. What came from elsewhere is shown without control characters. */
final class ChangeText {

    private final Context context;

    ChangeText(Context context) {
        this.context = context;
    }

    static boolean isBad(JsonNode change) {
        String state = text(change, "state");
        return Set.of("stopped", "refused", "rejected").contains(state);
    }

    void line(JsonNode change) {
        context.print(
                "%s  %-8s %s of %s, %s",
                text(change, "change"),
                text(change, "state"),
                text(change, "target"),
                text(change, "repository"),
                context.shorten(text(change, "folder")));
        if (!text(change, "problem").isEmpty()) {
            context.print("            %s", text(change, "problem"));
        }
    }

    void show(JsonNode change) {
        JsonNode report = change.path("report");
        context.print("%s", standing(change, report));
        gates(report);
    }

    void gates(JsonNode report) {
        for (JsonNode gate : report.path("gates")) {
            context.print("  %-4s %s", text(gate, "result").toLowerCase(Locale.ROOT), text(gate, "gate"));
            gate.path("findings").forEach(this::finding);
        }
    }

    private void finding(JsonNode finding) {
        int line = finding.path("line").asInt(0);
        String file = text(finding, "file") + (line > 0 ? ":" + line : "");
        String commit = text(finding, "commit");
        context.print(
                "       %s%s%s",
                file.isEmpty() ? "" : file + ": ", text(finding, "what"), commit.isEmpty() ? "" : " (" + commit + ")");
    }

    private static String standing(JsonNode change, JsonNode report) {
        return switch (text(change, "state")) {
            case "waiting" ->
                "It waits on this laptop and is sent by itself%s. See: chaperone submit show %s"
                        .formatted(
                                text(change, "problem").isEmpty() ? "" : " (" + text(change, "problem") + ")",
                                text(change, "change"));
            case "open" -> "It is open for review on the branch %s of the forge.".formatted(text(report, "branch"));
            case "stopped" -> "The gates stopped it. Nothing was kept; correct this and hand it in again:";
            case "refused" -> "It was refused: %s.".formatted(text(report, "reason"));
            case "landed" -> "It has landed, allowed by %s.".formatted(text(report, "approver"));
            case "rejected" -> "It was rejected by %s.".formatted(text(report, "approver"));
            case String other -> "Its state is '%s', which this version does not know.".formatted(other);
        };
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("").replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
