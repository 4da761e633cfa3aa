package dev.chaperone.desktop.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnrolmentClientTest {

    private static final String LOG_KEY =
            "audit.example.test/central-1+22134a4d+AVSZx6qaMzmw8vQ7/SZkddVpZgtvMshBlOAOC9/+ajBD";
    private static final String GOOD = """
            {"deviceToken":"t0ken","logVerifierKey":"%s","logOrigin":"audit.example.test/central-1"}""".formatted(LOG_KEY);

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final HttpServer server;
    private final PrivateDirectory directory;
    private final DeviceIdentity device;
    private final EnrolmentClient client;
    private final CentralAddress central;
    private volatile int status = 200;
    private volatile String answer = GOOD;

    EnrolmentClientTest(@TempDir Path root) throws IOException {
        directory = PrivateDirectory.open(root.resolve("device"));
        device = DeviceIdentity.open(directory, new SecureRandom());
        client = new EnrolmentClient(new OkHttpClient(), directory);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/enrol", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        central = CentralAddress.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void introducesTheDeviceAndRemembersTheAnswer() throws IOException {
        Enrolled enrolled = client.enrol(central, device, "ann's laptop", "s3cret");

        JsonNode sent = JsonMapper.shared().readTree(asked.get());
        assertThat(sent.get("device").stringValue()).isEqualTo(device.deviceId());
        assertThat(sent.get("name").stringValue()).isEqualTo("ann's laptop");
        assertThat(sent.get("secret").stringValue()).isEqualTo("s3cret");
        assertThat(Base64.getDecoder().decode(sent.get("auditKey").stringValue()))
                .isEqualTo(device.publicKey());
        assertThat(enrolled.deviceToken()).isEqualTo("t0ken");
        assertThat(client.stored().orElseThrow().logKey()).hasToString(LOG_KEY);
        assertThat(client.stored().orElseThrow().central()).isEqualTo(central);
    }

    @Test
    void keepsTheTokenFromOtherPeopleAndOutOfTexts() throws IOException {
        Enrolled enrolled = client.enrol(central, device, "laptop", "s3cret");

        Path file = directory.path().resolve("enrolment.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).content().doesNotContain("s3cret");
        assertThat(enrolled.toString()).doesNotContain("t0ken");
    }

    @Test
    void keepsTheOldEnrolmentUnlessCentralSaysYes() throws IOException {
        client.enrol(central, device, "laptop", "s3cret");
        status = 403;

        assertThatThrownBy(() -> client.enrol(central, device, "laptop", "wrong"))
                .hasMessageContaining("refused the enrolment secret");
        assertThat(client.stored()).isPresent();
    }

    @Test
    void refusesAnswersThatAreNoEnrolment() {
        for (String bad :
                new String[] {"<html>", "{}", GOOD.replace("22134a4d", "22134a4e"), GOOD.replace("\"t0ken\"", "7")}) {
            answer = bad;
            assertThatThrownBy(() -> client.enrol(central, device, "laptop", "s3cret"))
                    .as(bad)
                    .isInstanceOf(IOException.class);
        }
        assertThat(directory.path().resolve("enrolment.json")).doesNotExist();
    }

    @Test
    void saysThatADamagedFileNeedsANewEnrolment() throws IOException {
        directory.write("enrolment.json", "{".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(client::stored).hasMessageContaining("is damaged; enrol this device again");
    }

    @Test
    void acceptsPlainHttpOnLoopbackOnly() {
        for (String good : new String[] {
            "https://central.example.com", "http://localhost:8080", "http://127.0.0.1:8080/", "http://[::1]:8080"
        }) {
            assertThat(CentralAddress.parse(good).at("/v1"))
                    .startsWith("http")
                    .endsWith("/v1")
                    .doesNotContain("//v1");
        }
        for (String bad : new String[] {
            "http://central.example.com",
            "http://127.0.0.1.example.com",
            "http://localhost.example.com",
            "http://user@localhost",
            "ftp://localhost",
            "localhost",
            "",
            "http://"
        }) {
            assertThatThrownBy(() -> CentralAddress.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> CentralAddress.parse("http://central.example.com"))
                .hasMessageContaining("is not encrypted; use https");
    }
}
