package dev.chaperone.central.server;

import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.ingest.DeviceReport;
import dev.chaperone.central.ingest.Ingest;
import dev.chaperone.central.ingest.Testimony;
import dev.chaperone.central.policy.PolicyShelf;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What enrolled laptops call: {@code PUT …/segments/N}, {@code GET …/state}, {@code GET …/policy}, {@code GET
 * /v1/audit}.
 */
final class DeviceApi {

    /** The signed header of the segment in the body, in base64. */
    static final String SEGMENT_HEADER = "Chaperone-Segment";

    /** The newest checkpoint the device has seen, in base64; may be left out. */
    static final String CHECKPOINT_HEADER = "Chaperone-Checkpoint";

    private static final int MAX_BODY = 1024 * 1024;
    private static final int MOST_EVENTS = 1_000;
    private static final String UUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern SEGMENT = Pattern.compile("/v1/devices/" + UUID + "/segments/(\\d{1,15})");
    private static final Pattern STATE = Pattern.compile("/v1/devices/" + UUID + "/state");

    private static final Pattern POLICY = Pattern.compile("/v1/devices/" + UUID + "/policy");

    private final DeviceCheck devices;
    private final Ingest ingest;
    private final SegmentTable segments;
    private final DeviceReport report;
    private final Testimony testimony;
    private final Uploads uploads;
    private final PolicyShelf shelf;

    DeviceApi(
            DeviceCheck devices,
            Ingest ingest,
            SegmentTable segments,
            DeviceReport report,
            Testimony testimony,
            Uploads uploads,
            PolicyShelf shelf) {
        this.devices = devices;
        this.ingest = ingest;
        this.segments = segments;
        this.report = report;
        this.testimony = testimony;
        this.uploads = uploads;
        this.shelf = shelf;
    }

    Answer answer(Call call) throws IOException {
        Matcher segment = SEGMENT.matcher(call.path());
        Matcher state = STATE.matcher(call.path());
        if (segment.matches()) {
            return call.method().equals("PUT")
                    ? take(call, segment.group(1), Long.parseLong(segment.group(2)))
                    : Answer.text(405, "use PUT");
        }
        if (!call.isGet()) {
            return Answer.text(405, "use GET");
        }
        if (state.matches()) {
            devices.requireEnrolled(call, state.group(1));
            return Answer.bytes(segments.state(state.group(1)).encode());
        }
        Matcher policy = POLICY.matcher(call.path());
        if (policy.matches()) {
            devices.requireEnrolled(call, policy.group(1));
            return policy(call);
        }
        if (call.path().equals("/v1/audit")) {
            String device = call.parameter("device");
            devices.requireEnrolled(call, device);
            return Answer.json(report.newest(device, Math.clamp(call.number("limit"), 1, MOST_EVENTS)));
        }
        return Answer.text(404, "there is nothing here");
    }

    /** The laptop verifies it; here nothing of it is looked at. */
    private Answer policy(Call call) throws IOException {
        Optional<PolicyShelf.Handed> newest = shelf.newest();
        if (newest.isEmpty()) {
            return Answer.text(404, "no policy was published");
        }
        Map<String, String> tag = Map.of("ETag", newest.get().tag());
        return call.header("If-None-Match").equals(newest.get().tag())
                ? Answer.notModified().with(tag)
                : Answer.exact(newest.get().text()).with(tag);
    }

    private Answer take(Call call, String device, long number) throws IOException {
        byte[] auditKey = devices.requireEnrolled(call, device);
        compareCheckpoint(call, device);
        byte[] signed = base64(call.header(SEGMENT_HEADER), SEGMENT_HEADER);
        try (Uploads.Place _ = uploads.take(device, call.bodyLength(MAX_BODY))) {
            Ingest.Parcel parcel = new Ingest.Parcel(signed, call.body(MAX_BODY));
            return switch (ingest.take(device, number, auditKey, parcel)) {
                case Ingest.Result.Stored(var receipt) -> Answer.exact(receipt);
                case Ingest.Result.Conflict _ ->
                    Answer.text(409, "another segment of this number is here; both are kept");
                case Ingest.Result.Bad(var reason) -> Answer.text(422, reason);
            };
        }
    }

    /** A log that was set back learns it from the devices, before it signs anything it signed differently before. */
    private void compareCheckpoint(Call call, String device) throws IOException {
        String header = call.header(CHECKPOINT_HEADER);
        if (header.isEmpty()) {
            return;
        }
        try {
            testimony.hear(device, new String(base64(header, CHECKPOINT_HEADER), StandardCharsets.UTF_8));
        } catch (ProofException e) {
            throw new Refusal(422, "the checkpoint is not one of this log");
        }
    }

    private static byte[] base64(String text, String header) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new Refusal(422, "the header %s is not base64".formatted(header));
        }
    }
}
