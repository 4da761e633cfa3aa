package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.ingest.DeviceReport;
import dev.chaperone.central.ingest.Ingest;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What enrolled laptops call: {@code PUT …/segments/N}, {@code GET …/state}, {@code GET /v1/audit}. */
final class DeviceApi {

    private static final int MAX_BODY = 1024 * 1024;
    private static final int MOST_EVENTS = 1_000;
    private static final Pattern SEGMENT = Pattern.compile("/v1/devices/([0-9a-f-]{36})/segments/(\\d{1,15})");
    private static final Pattern STATE = Pattern.compile("/v1/devices/([0-9a-f-]{36})/state");

    private final Devices devices;
    private final Ingest ingest;
    private final SegmentTable segments;
    private final DeviceReport report;

    DeviceApi(Devices devices, Ingest ingest, SegmentTable segments, DeviceReport report) {
        this.devices = devices;
        this.ingest = ingest;
        this.segments = segments;
        this.report = report;
    }

    Answer answer(Call call) throws IOException {
        Matcher segment = SEGMENT.matcher(call.path());
        Matcher state = STATE.matcher(call.path());
        if (call.method().equals("PUT") && segment.matches()) {
            return take(call, segment.group(1), Long.parseLong(segment.group(2)));
        }
        if (call.method().equals("GET") && state.matches()) {
            return own(
                    call,
                    state.group(1),
                    Answer.bytes(segments.state(state.group(1)).encode()));
        }
        if (call.method().equals("GET") && call.path().equals("/v1/audit")) {
            String device = call.parameter("device");
            int limit = Math.clamp(call.number("limit"), 1, MOST_EVENTS);
            return own(call, device, Answer.json(report.newest(device, limit)));
        }
        return Answer.text(404, "there is nothing here");
    }

    private Answer take(Call call, String device, long number) throws IOException {
        Optional<byte[]> auditKey = devices.authenticate(device, call.bearer());
        if (auditKey.isEmpty()) {
            return Answer.text(401, "this device is not enrolled, or its token is an old one");
        }
        Optional<byte[]> body = call.body(MAX_BODY);
        if (body.isEmpty()) {
            return Answer.text(413, "a segment may have %d bytes".formatted(MAX_BODY));
        }
        byte[] signed = Base64.getDecoder().decode(call.header("Chaperone-Segment"));
        return switch (ingest.take(device, number, auditKey.get(), signed, body.get())) {
            case Ingest.Result.Stored(var receipt) -> Answer.exact(receipt);
            case Ingest.Result.Conflict _ -> Answer.text(409, "another segment of this number is here; both are kept");
            case Ingest.Result.Bad(var reason) -> Answer.text(422, reason);
        };
    }

    private Answer own(Call call, String device, Answer answer) throws IOException {
        return devices.authenticate(device, call.bearer()).isPresent()
                ? answer
                : Answer.text(401, "this device is not enrolled, or its token is an old one");
    }
}
