package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LimitsTest {

    private static final Limits SMALL =
            new Limits(Duration.ofSeconds(2), Duration.ofMillis(1_500), 400, 3 << 20, 20, 1);

    private final TestServer server;

    LimitsTest(@TempDir Path data) throws IOException {
        server = new TestServer(data, SMALL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void stalledClientsAreDroppedWhileOthersAreServed() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            stalled.add(say("PUT /v1/devices/x/segments/1 HTTP/1.1\r\nHost: localhost\r\nContent-Le"));
        }

        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
        for (Socket socket : stalled) {
            awaitHangUp(socket);
        }
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void aHeadThatTricklesIsCutOff() throws Exception {
        try (Socket socket = say("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
            assertThat(trickle(socket)).isTrue();
        }
    }

    @Test
    void aBodyThatTricklesIsCutOffAndFreesThePlaceOfItsDevice() throws Exception {
        TestDevice device = server.device("laptop");
        TestDevice.Segment segment = device.segment(TestEvents.started());
        String head = """
                PUT /v1/devices/%s/segments/1 HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Chaperone-Segment: %s\r
                Content-Length: 100000\r
                \r
                """.formatted(
                        device.id(),
                        server.bearer(device),
                        java.util.Base64.getEncoder().encodeToString(segment.entry()));

        try (Socket socket = say(head)) {
            assertThat(trickle(socket)).isTrue();
        }
        assertThat(server.put(device, segment).statusCode()).isEqualTo(200);
    }

    @Test
    void oneDeviceSendsOneSegmentAtATimeAndAllTogetherHaveABound() {
        Uploads uploads = new Uploads(100, new Allowance(1, 1, () -> 0));
        try (Uploads.Place _ = uploads.take("a", 60)) {
            assertThat(refusal(() -> uploads.take("a", 1))).isEqualTo(429);
            assertThat(refusal(() -> uploads.take("b", 60))).isEqualTo(503);
            uploads.take("b", 40).close();
        }
        uploads.take("a", 100).close();
    }

    @Test
    void aDeviceThatAsksTooOftenIsToldToWaitAndOthersAreNot() throws Exception {
        TestDevice loud = server.device("loud");
        TestDevice quiet = server.device("quiet");
        String state = "/v1/devices/%s/state";
        int status = 200;
        for (int i = 0; i < 60 && status == 200; i++) {
            status = server.asDevice(loud, state.formatted(loud.id())).statusCode();
        }

        assertThat(status).isEqualTo(429);
        assertThat(server.asDevice(quiet, state.formatted(quiet.id())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoHttpGetsOneLineThatTellsNothing() throws Exception {
        for (String nonsense : List.of(
                "BOGUS\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(40_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")) {
            try (Socket socket = say(nonsense)) {
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).as(nonsense).startsWith("HTTP/1.1 4");
                assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                        .as(nonsense)
                        .doesNotContain("jetty", "exception", "<html", "dev.chaperone");
            }
        }
    }

    @Test
    void otherNamesThanLoopbackAreRefused() throws Exception {
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example")) {
            try (Socket socket = say("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host))) {
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .as(host)
                        .startsWith("HTTP/1.1 421");
            }
        }
    }

    private static int refusal(Runnable work) {
        try {
            work.run();
            return 200;
        } catch (Refusal e) {
            return e.answer().status();
        }
    }

    private Socket say(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    /** @throws SocketTimeoutException if the server holds on */
    private static void awaitHangUp(Socket socket) throws IOException {
        try (socket) {
            socket.setSoTimeout(30_000);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Sends a byte whenever the server has been silent for a moment; true once the server has hung up. */
    private static boolean trickle(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        while (true) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException _) {
                socket.getOutputStream().write('x');
            } catch (IOException _) {
                return true;
            }
        }
    }
}
