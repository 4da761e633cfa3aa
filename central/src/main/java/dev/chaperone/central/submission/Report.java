package dev.chaperone.central.submission;

import dev.chaperone.central.gates.GateResult;
import dev.chaperone.model.change.Submission;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the laptop gets to know of its change, as JSON. */
final class Report {

    private final ObjectNode json = JsonMapper.shared().createObjectNode();

    private Report(Submission submission, String state) {
        json.put("change", submission.id())
                .put("state", state)
                .put("repository", submission.target().repository())
                .put("target", submission.target().branch())
                .put("base", submission.content().base())
                .put("head", submission.content().head())
                .put("tree", submission.content().tree());
    }

    static Report refused(Submission submission, String reason) {
        Report report = new Report(submission, "refused");
        report.json.put("reason", reason);
        return report;
    }

    /** Of a change the gates have seen. */
    static Report judged(Submission submission, List<GateResult> results) {
        boolean stopped = results.stream().anyMatch(r -> r.result() == GateResult.Result.FAIL);
        Report report = new Report(submission, stopped ? "stopped" : "open");
        ArrayNode gates = report.json.putArray("gates");
        results.forEach(r -> gates.addPOJO(r));
        return report;
    }

    Report with(String field, String value) {
        json.put(field, value);
        return this;
    }

    Report with(String field, long value) {
        json.put(field, value);
        return this;
    }

    boolean isOpen() {
        return state().equals("open");
    }

    String state() {
        return json.path("state").asString("");
    }

    String text() {
        return JsonMapper.shared().writeValueAsString(json);
    }
}
