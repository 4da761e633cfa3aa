package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {

    private final Path data;
    private final TlsServer server;

    TlsTest(@TempDir Path data) throws IOException {
        this.data = data;
        this.server = new TlsServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDeviceUploadsWithTheCertificateItGotWhenItEnrolled() throws Exception {
        TlsServer.Laptop laptop = server.enrol("laptop");

        var answer = server.put(laptop, laptop.http(), laptop.device().segment(TestEvents.started()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void aTokenIsNothingWithoutItsOwnCertificate() throws Exception {
        TlsServer.Laptop laptop = server.enrol("laptop");
        TlsServer.Laptop other = server.enrol("other");
        TestDevice.Segment segment = laptop.device().segment(TestEvents.started());

        assertThat(server.put(laptop, server.stranger(), segment).statusCode()).isEqualTo(401);
        assertThat(server.put(laptop, other.http(), segment).statusCode()).isEqualTo(401);
    }

    @Test
    void aTlsKeyThatIsNotHeldGetsNoCertificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair mine = generator.generateKeyPair();
        KeyPair foreign = generator.generateKeyPair();
        generator.initialize(384);
        KeyPair other = generator.generateKeyPair();

        assertThat(server.enrol(new TestDevice("a"), mine, mine).statusCode()).isEqualTo(200);
        assertThat(server.enrol(new TestDevice("b"), foreign, mine).statusCode())
                .isEqualTo(403);
        assertThat(server.enrol(new TestDevice("c"), other, other).statusCode()).isEqualTo(403);
    }

    @Test
    void nothingOlderThanTls13IsSpoken() throws Exception {
        try (SSLSocket socket = (SSLSocket) server.context(Optional.empty())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});

            assertThat(catchThrowable(socket::startHandshake)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHandshakeThatDoesNotEndIsCutOffWhileOthersAreServed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1});
            assertThat(trickle(socket)).isTrue();
        }
        var health = server.stranger().send(server.request("/healthz").build(), BodyHandlers.ofString());
        assertThat(health.statusCode()).isEqualTo(200);
    }

    @Test
    void aConnectionOfADeviceLivesOnBetweenItsUploads() throws Exception {
        TlsServer.Laptop laptop = server.enrol("laptop");
        for (int i = 0; i < 4; i++) {
            assertThat(server.put(laptop, laptop.http(), laptop.device().segment(TestEvents.started()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theCodeForLaptopsHoldsTheSecretAndTheFingerprintOfTheCa() throws Exception {
        String secret = Files.readString(data.resolve("enrol-secret")).strip();

        assertThat(Files.readString(data.resolve("enrol-code"))).matches("\\Q" + secret + "\\E\\.[0-9a-f]{64}\n");
    }

    @Test
    void anotherAddressThanLoopbackNeedsTls() {
        assertThat(catchThrowable(() -> Options.parse(List.of("--data", "x", "--listen", "0.0.0.0"))))
                .hasMessage("--listen needs --tls HOST; without TLS the server stays on loopback");
    }

    /** Sends a byte whenever the server has been silent for a moment; true once the server has hung up. */
    private static boolean trickle(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        OutputStream out = socket.getOutputStream();
        while (true) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException _) {
                out.write(0);
            } catch (IOException _) {
                return true;
            }
        }
    }
}
