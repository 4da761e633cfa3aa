package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.DeviceState;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestTest {

    private final TestServer server;
    private final TestDevice device;

    IngestTest(@TempDir Path data) throws Exception {
        server = new TestServer(data);
        device = server.device("laptop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSegmentIsStoredOnceAndItsReceiptProvesIt() throws Exception {
        TestDevice.Segment segment = device.segment(TestEvents.started(), TestEvents.read("/home/ann/x", "allow"));

        var first = server.put(device, segment);
        var again = server.put(device, segment);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Checkpoint head = TlogProof.parse(first.body())
                .verify(segment.entry(), server.logKey().name(), server.logKey());
        assertThat(head.size()).isEqualTo(1);
        assertThat(server.page("/")).contains("2 events in 1 logged segment");
    }

    @Test
    void whoHasNoTokenOrAnotherDevicesTokenIsRefused() throws Exception {
        TestDevice other = server.device("other");
        TestDevice.Segment segment = device.segment(TestEvents.started());
        String path = "/v1/devices/%s/segments/1".formatted(device.id());

        for (String authorization : new String[] {"Bearer", "Bearer x", server.bearer(other), "Basic eDp5"}) {
            var answer = server.send(server.request(path, "Authorization", authorization)
                    .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(segment.body())));
            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
        }
        String state = "/v1/devices/%s/state".formatted(device.id());
        assertThat(server.asDevice(other, state).statusCode()).isEqualTo(401);
        assertThat(server.asDevice(other, "/v1/audit?limit=5&device=" + device.id())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongSignatureIsRefusedAndLeavesNothing() throws Exception {
        TestDevice.Segment segment = device.segment(TestEvents.started());
        byte[] signature = segment.signed().signature();
        signature[5] ^= 1;
        byte[] forged = new SignedSegment(segment.signed().header(), signature).logEntry();

        var answer = server.put(device, 1, forged, segment.body());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("wrong signature").hasLineCount(1);
        assertThat(size()).isZero();
    }

    @Test
    void aSegmentOfAnotherDeviceOrNumberIsRefused() throws Exception {
        TestDevice other = server.device("other");
        TestDevice.Segment foreign = other.segment(TestEvents.started());
        TestDevice.Segment own = device.segment(TestEvents.started());

        assertThat(server.put(device, foreign).statusCode()).isEqualTo(422);
        var answer = server.put(device, 2, own.entry(), own.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("not the one the address names");
        assertThat(size()).isZero();
    }

    @Test
    void otherEventsThanTheSignedOnesAreRefused() throws Exception {
        TestDevice.Segment first = device.segment(TestEvents.started());
        TestDevice.Segment second = device.segment(TestEvents.started());

        assertThat(server.put(device, 1, first.entry(), second.body()).statusCode())
                .isEqualTo(422);
        assertThat(size()).isZero();
    }

    @Test
    void aGapIsAcceptedNotedAndClosedLater() throws Exception {
        List<TestDevice.Segment> three = List.of(
                device.segment(TestEvents.started()),
                device.segment(TestEvents.started()),
                device.segment(TestEvents.started()));

        assertThat(server.put(device, three.get(0)).statusCode()).isEqualTo(200);
        assertThat(server.put(device, three.get(2)).statusCode()).isEqualTo(200);
        assertThat(state().gaps()).containsExactly(new DeviceState.Range(2, 2));
        assertThat(state().highestContiguous()).isEqualTo(1);
        assertThat(server.page("/findings")).contains("segment 2 is missing");
        assertThat(server.page("/devices")).contains("1 segment is missing");

        assertThat(server.put(device, three.get(1)).statusCode()).isEqualTo(200);
        assertThat(state().gaps()).isEmpty();
        assertThat(state().highestContiguous()).isEqualTo(3);
        assertThat(server.page("/findings"))
                .contains("segment 2 came after segment 3")
                .doesNotContain("Broken chain");
    }

    @Test
    void twoSegmentsOfOneNumberAreAContradictionToldOnce() throws Exception {
        TestDevice.Segment segment = device.segment(TestEvents.started());
        TestDevice.Segment twin = device.twinOf(segment, TestEvents.read("/home/ann/other", "allow"));
        server.put(device, segment);

        for (int i = 0; i < 3; i++) {
            assertThat(server.put(device, twin).statusCode()).isEqualTo(409);
        }

        assertThat(server.put(device, segment).statusCode()).isEqualTo(200);
        assertThat(size()).isEqualTo(1);
        assertThat(server.page("/findings").split("Contradiction", -1)).hasSize(2);
    }

    @Test
    void aBrokenChainIsSeenFromBothSides() throws Exception {
        TestDevice.Segment first = device.segment(TestEvents.started());
        device.breakChain();
        TestDevice.Segment second = device.segment(TestEvents.started());
        TestDevice.Segment third = device.segment(TestEvents.started());
        server.put(device, first);
        server.put(device, third);

        server.put(device, second);

        assertThat(server.page("/findings"))
                .contains("segment 2 of device " + device.id() + " does not chain to the segment before");
    }

    @Test
    void aLateSegmentIsComparedWithTheOneAfterIt() throws Exception {
        TestDevice.Segment first = device.segment(TestEvents.started());
        device.breakChain();
        server.put(device, device.segment(TestEvents.started()));

        assertThat(server.put(device, first).statusCode()).isEqualTo(200);

        assertThat(server.page("/findings"))
                .contains("segment 2 of device " + device.id() + " does not chain to the segment before");
    }

    @Test
    void tooMuchIsRefusedBeforeItIsRead() throws Exception {
        TestDevice.Segment segment = device.segment(TestEvents.started());

        assertThat(server.put(device, 1, segment.entry(), new byte[1024 * 1024 + 1])
                        .statusCode())
                .isEqualTo(413);
        assertThat(server.put(device, 1, segment.entry(), bomb()).statusCode()).isEqualTo(422);
        assertThat(size()).isZero();
        assertThat(server.put(device, segment).statusCode()).isEqualTo(200);
    }

    @Test
    void malformedUploadsGetOneLineEach() throws Exception {
        TestDevice.Segment segment = device.segment(TestEvents.started());
        String path = "/v1/devices/%s/segments/1".formatted(device.id());
        for (String header : new String[] {"", "%%%", "e30=", "bnVsbA==", "AAAA"}) {
            var answer = server.send(server.request(path, "Authorization", server.bearer(device))
                    .header("Chaperone-Segment", header)
                    .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(segment.body())));
            assertThat(answer.statusCode()).as(header).isEqualTo(422);
            assertThat(answer.body()).as(header).hasLineCount(1).doesNotContain("Exception", "Illegal");
        }
        for (byte[] body : new byte[][] {{}, {1, 2, 3}, gzip("{}\n"), gzip("{"), gzip("\n\n")}) {
            var answer = server.put(device, 1, segment.entry(), body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).hasLineCount(1);
        }
        assertThat(size()).isZero();
    }

    @Test
    void manyLaptopsAtOnceGetReceiptsThatAllHold() throws Exception {
        List<TestDevice> devices = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            devices.add(server.device("laptop " + i));
        }
        List<TestDevice.Segment> sent = new ArrayList<>();
        List<Future<String>> receipts = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (TestDevice each : devices) {
                TestDevice.Segment segment = each.segment(TestEvents.started());
                sent.add(segment);
                receipts.add(pool.submit(
                        (Callable<String>) () -> server.put(each, segment).body()));
                receipts.add(pool.submit(
                        (Callable<String>) () -> server.put(each, segment).body()));
            }
        }

        assertThat(size()).isEqualTo(12);
        for (TestDevice.Segment segment : sent) {
            String proof =
                    server.put(devices.get(sent.indexOf(segment)), segment).body();
            TlogProof.parse(proof).verify(segment.entry(), server.logKey().name(), server.logKey());
        }
        assertThat(receipts).allSatisfy(receipt -> assertThat(receipt.get()).isNotEmpty());
    }

    @Test
    void aDeviceGetsItsEventsBackWithEverythingItNeedsToCheckThem() throws Exception {
        TestDevice.Segment segment = device.segment(TestEvents.started(), TestEvents.read("/home/ann/x", "deny"));
        server.put(device, segment);

        JsonNode answer = JsonMapper.shared()
                .readTree(server.asDevice(device, "/v1/audit?limit=5&device=" + device.id())
                        .body());

        assertThat(answer.path("events").size()).isEqualTo(2);
        assertThat(answer.at("/events/0/event/body/outcome").asString()).isEqualTo("deny");
        TlogProof.parse(answer.at("/proofs/1").asString())
                .verify(segment.entry(), server.logKey().name(), server.logKey());
    }

    private long size() throws Exception {
        return Checkpoint.open(
                        server.get("/log/checkpoint").body(), server.logKey().name(), server.logKey())
                .size();
    }

    private DeviceState state() throws Exception {
        String state =
                server.asDevice(device, "/v1/devices/" + device.id() + "/state").body();
        return DeviceState.decode(state.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bomb() throws IOException {
        return gzip(" ".repeat(SegmentBody.MAX_PLAIN + 1));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
