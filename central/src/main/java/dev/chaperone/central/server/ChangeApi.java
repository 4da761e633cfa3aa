package dev.chaperone.central.server;

import dev.chaperone.central.approval.Approvals;
import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.central.index.ChangeTable;
import dev.chaperone.central.submission.Intake;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What laptops call to hand work in: {@code PUT …/changes/ID} with the signed statement, a newline and the bundle, and
 * {@code GET …/changes/ID} for what became of it. Any enrolled laptop may see what is open, a change and its patch, and
 * send what a person says of it, which has to be signed.
 */
final class ChangeApi {

    /** Largest statement and bundle together, in bytes. */
    static final int MAX_BODY = 16 << 20;

    private static final Pattern CHANGE =
            Pattern.compile("/v1/devices/([0-9a-f-]{36})/changes/(c-[a-z0-9]{8})(/patch|/approval)?");

    private static final Pattern ALL = Pattern.compile("/v1/devices/([0-9a-f-]{36})/changes");

    private final DeviceCheck devices;
    private final Uploads uploads;
    private final Intake intake;
    private final Approvals approvals;
    private final ChangeTable changes;

    ChangeApi(DeviceCheck devices, Uploads uploads, Intake intake, Approvals approvals, ChangeTable changes) {
        this.devices = devices;
        this.uploads = uploads;
        this.intake = intake;
        this.approvals = approvals;
        this.changes = changes;
    }

    static boolean isMine(String path) {
        return path.startsWith("/v1/devices/") && (path.contains("/changes/") || path.endsWith("/changes"));
    }

    Answer answer(Call call) throws IOException {
        Matcher all = ALL.matcher(call.path());
        if (all.matches() && call.isGet()) {
            devices.requireEnrolled(call, all.group(1));
            return Answer.json(open());
        }
        Matcher change = CHANGE.matcher(call.path());
        if (!change.matches()) {
            return Answer.text(404, "there is nothing here");
        }
        String device = change.group(1);
        byte[] auditKey = devices.requireEnrolled(call, device);
        String part = Optional.ofNullable(change.group(3)).orElse("");
        try {
            return switch (call.method() + part) {
                case "GET" -> report(change.group(2));
                case "PUT" -> take(call, new Intake.Sender(device, auditKey), change.group(2));
                case "GET/patch" -> Answer.bytes(intake.patch(change.group(2)));
                case "PUT/approval" -> review(call, device, change.group(2));
                default -> Answer.text(405, "use GET, or PUT for what can be sent");
            };
        } catch (RefusedException e) {
            return Answer.text(422, String.valueOf(e.getMessage()));
        }
    }

    private Answer review(Call call, String device, String id) throws IOException, RefusedException {
        String report = approvals.take(device, id, call.body(Envelope.MAX_BYTES));
        return Answer.json(JsonMapper.shared().readTree(report));
    }

    /** What waits for a person: each report with what the laptop said of who made it. */
    private ArrayNode open() throws IOException {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        for (ChangeTable.Row row : changes.open()) {
            ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(row.report());
            try {
                Submission submission =
                        Submission.decode(Envelope.parse(row.envelope()).payload());
                report.put("device", row.device())
                        .put("agent", submission.maker().agent())
                        .put("proof", submission.maker().proof())
                        .put("message", submission.message())
                        .put("at", submission.at().toString());
            } catch (ProofException e) {
                throw new IOException("a stored change can't be read", e);
            }
            list.add(report);
        }
        return list;
    }

    private Answer report(String id) throws IOException {
        Optional<ChangeTable.Row> row = changes.find(id);
        return row.isPresent()
                ? Answer.json(JsonMapper.shared().readTree(row.get().report()))
                : Answer.text(404, "there is no change " + id);
    }

    private Answer take(Call call, Intake.Sender sender, String id) throws IOException {
        try (Uploads.Place _ = uploads.take(sender.device() + "/change", call.bodyLength(MAX_BODY))) {
            byte[] body = call.body(MAX_BODY);
            int end = 0;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (end == body.length) {
                return Answer.text(422, "the body must be the statement, a newline and the bundle");
            }
            byte[] statement = Arrays.copyOf(body, end);
            byte[] bundle = Arrays.copyOfRange(body, end + 1, body.length);
            return switch (intake.take(sender, id, statement, bundle)) {
                case Intake.Result.Answered(var report) ->
                    Answer.json(JsonMapper.shared().readTree(report));
                case Intake.Result.Conflict _ -> Answer.text(409, "another change has this id; hand it in again");
                case Intake.Result.Bad(var reason) -> Answer.text(422, reason);
            };
        }
    }
}
