package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.RetryAfter;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.SignedSegment;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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

    CentralAnswer put(SignedSegment segment, List<SealedEvent> events) {
        SegmentHeader header = segment.header();
        String path = "/v1/devices/%s/segments/%d".formatted(header.device(), header.number());
        return ask(request(path)
                .header("Chaperone-Segment", Base64.getEncoder().encodeToString(segment.logEntry()))
                .put(RequestBody.create(SegmentBody.encode(events), GZIP_LINES)));
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
                case 401, 403 -> new CentralAnswer.NotEnrolled();
                case 409 -> new CentralAnswer.Conflict();
                case 408, 425, 429 -> busy(response);
                default -> response.code() >= 500 ? busy(response) : new CentralAnswer.Refused(response.code());
            };
        } catch (IOException e) {
            return new CentralAnswer.Busy(Duration.ZERO, "central can't be reached: " + e.getMessage());
        }
    }

    private static CentralAnswer busy(Response response) {
        return new CentralAnswer.Busy(RetryAfter.of(response), "central answered %d".formatted(response.code()));
    }
}
