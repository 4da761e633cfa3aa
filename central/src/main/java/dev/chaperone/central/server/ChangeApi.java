package dev.chaperone.central.server;

import dev.chaperone.central.index.ChangeTable;
import dev.chaperone.central.submission.Intake;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What laptops call to hand work in: {@code PUT …/changes/ID} with the signed statement, a newline and the bundle, and
 * {@code GET …/changes/ID} for what became of it.
 */
final class ChangeApi {

    /** Largest statement and bundle together, in bytes. */
    static final int MAX_BODY = 16 << 20;

    private static final Pattern CHANGE = Pattern.compile("/v1/devices/([0-9a-f-]{36})/changes/(c-[a-z0-9]{8})");

    private final DeviceCheck devices;
    private final Uploads uploads;
    private final Intake intake;
    private final ChangeTable changes;

    ChangeApi(DeviceCheck devices, Uploads uploads, Intake intake, ChangeTable changes) {
        this.devices = devices;
        this.uploads = uploads;
        this.intake = intake;
        this.changes = changes;
    }

    static boolean isMine(String path) {
        return path.startsWith("/v1/devices/") && path.contains("/changes/");
    }

    Answer answer(Call call) throws IOException {
        Matcher change = CHANGE.matcher(call.path());
        if (!change.matches()) {
            return Answer.text(404, "there is nothing here");
        }
        String device = change.group(1);
        byte[] auditKey = devices.requireEnrolled(call, device);
        if (call.isGet()) {
            return report(change.group(2));
        }
        return call.method().equals("PUT")
                ? take(call, new Intake.Sender(device, auditKey), change.group(2))
                : Answer.text(405, "use PUT or GET");
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
