package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.RetryAfter;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.CacheControl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Central's evidence interface over HTTP. Safe for use by many threads. */
final class CentralConnection {

    private static final MediaType GZIP_LINES = MediaType.get("application/gzip");
    private static final long MAX_ANSWER = 1 << 20;

    private final OkHttpClient http;
    private final Enrolled enrolled;

    CentralConnection(OkHttpClient http, Enrolled enrolled) {
        this.http = http;
        this.enrolled = enrolled;
    }

    /** @param seen the newest checkpoint this device knows, which tells a log that was set back before it signs more */
    CentralAnswer put(SignedSegment segment, List<SealedEvent> events, Optional<String> seen) {
        SegmentHeader header = segment.header();
        String path = "/v1/devices/%s/segments/%d".formatted(header.device(), header.number());
        Request.Builder request = request(path).header("Chaperone-Segment", base64(segment.logEntry()));
        seen.ifPresent(note -> request.header("Chaperone-Checkpoint", base64(note.getBytes(StandardCharsets.UTF_8))));
        return ask(request.put(RequestBody.create(SegmentBody.encode(events), GZIP_LINES)));
    }

    /** The log's newest checkpoint, past any cache. */
    CentralAnswer checkpoint() {
        return ask(request("/log/checkpoint").cacheControl(CacheControl.FORCE_NETWORK));
    }

    CentralAnswer consistency(long from, long to) {
        return ask(request("/v1/log/consistency?from=%d&to=%d".formatted(from, to)));
    }

    CentralAnswer state(String device) {
        return ask(request("/v1/devices/%s/state".formatted(device)));
    }

    private Request.Builder request(String path) {
        return new Request.Builder()
                .url(enrolled.central().at(path))
                .header("Authorization", "Bearer " + enrolled.deviceToken());
    }

    private CentralAnswer ask(Request.Builder request) {
        try (Response response = http.newCall(request.build()).execute()) {
            return switch (response.code()) {
                case 200, 202 ->
                    new CentralAnswer.Served(response.peekBody(MAX_ANSWER).string());
                case 401, 403 ->
                    "revoked".equals(response.header("Chaperone-Device"))
                            ? new CentralAnswer.Revoked()
                            : new CentralAnswer.NotEnrolled();
                case 409 -> new CentralAnswer.Conflict();
                case 408, 425, 429 -> busy(response);
                case 503 ->
                    "halted".equals(response.header("Chaperone-Log")) ? new CentralAnswer.Halted() : busy(response);
                default -> response.code() >= 500 ? busy(response) : new CentralAnswer.Refused(response.code());
            };
        } catch (IOException e) {
            return new CentralAnswer.Busy(Duration.ZERO, "central can't be reached: " + e.getMessage());
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static CentralAnswer busy(Response response) {
        return new CentralAnswer.Busy(RetryAfter.of(response), "central answered %d".formatted(response.code()));
    }
}
