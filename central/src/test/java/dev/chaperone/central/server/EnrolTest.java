package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnrolTest {

    private final TestServer server;

    EnrolTest(@TempDir Path data) throws IOException {
        server = new TestServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRightSecretGivesATokenAndTheKeyOfTheLog() throws Exception {
        var answer = server.enrol(new TestDevice("laptop"), server.secret());

        JsonNode json = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.path("deviceToken").asString()).hasSizeGreaterThan(40);
        assertThat(VerifierKey.parse(json.path("logVerifierKey").asString()).name())
                .isEqualTo(json.path("logOrigin").asString());
    }

    @Test
    void aWrongAnEmptyOrNoSecretGivesNothing() throws Exception {
        for (String wrong : new String[] {"", "wrong", server.secret().toUpperCase(java.util.Locale.ROOT) + "0"}) {
            var answer = server.enrol(new TestDevice("laptop"), wrong);

            assertThat(answer.statusCode()).as(wrong).isEqualTo(403);
            assertThat(answer.body()).hasLineCount(1).doesNotContain("Token");
        }
        assertThat(server.page("/devices")).contains("No laptop has enrolled yet");
    }

    @Test
    void enrollingAgainVoidsTheOldTokenAndReviewersSeeIt() throws Exception {
        TestDevice device = server.device("laptop");
        String old = server.bearer(device);

        server.enrol(device);

        String state = "/v1/devices/" + device.id() + "/state";
        assertThat(server.get(state, "Authorization", old).statusCode()).isEqualTo(401);
        assertThat(server.asDevice(device, state).statusCode()).isEqualTo(200);
        assertThat(server.page("/findings")).contains("Enrolled again");
    }

    @Test
    void aKnownDeviceKeepsItsKey() throws Exception {
        TestDevice device = server.device("laptop");
        TestDevice thief = new TestDevice("thief", device.id());
        String body = JsonMapper.shared().writeValueAsString(thief.introduction(server.secret()));

        assertThat(server.post("/v1/enrol", body).statusCode()).isEqualTo(409);
        assertThat(server.put(device, device.segment(TestEvents.started())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoKnowsTheSecretButNotTheKeyCantTakeADevicesPlace() throws Exception {
        TestDevice device = server.device("laptop");
        Map<String, String> borrowed = new HashMap<>(device.introduction("another central's secret"));
        borrowed.put("secret", server.secret());

        var answer = server.post("/v1/enrol", JsonMapper.shared().writeValueAsString(borrowed));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("the device does not prove that it holds the keys it names\n");
        assertThat(server.put(device, device.segment(TestEvents.started())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRevokedDeviceIsRefusedAtOnceAndCantEnrolAgain() throws Exception {
        TestDevice device = server.device("laptop");
        String revoke = "/v1/admin/devices/%s/revoke".formatted(device.id());
        assertThat(server.post(revoke, "", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        String token = "Bearer "
                + Files.readString(server.data().resolve("admin-token")).strip();

        assertThat(server.post(revoke, "", "Authorization", token).statusCode()).isEqualTo(200);

        var answer = server.put(device, device.segment(TestEvents.started()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Chaperone-Device")).hasValue("revoked");
        var again = server.enrol(device, server.secret());
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.headers().firstValue("Chaperone-Device")).hasValue("revoked");
        assertThat(server.page("/findings")).contains("the device was revoked");
    }

    @Test
    void oneCommandRevokesBesideARunningServer() throws Exception {
        TestDevice device = server.device("laptop");

        var outcome = CommandLine.run("revoke", "--data", server.data().toString(), "--device", device.id());

        assertThat(outcome.said()).isEqualTo("revoked: nothing is taken from " + device.id() + " any more");
        assertThat(server.put(device, device.segment(TestEvents.started())).statusCode())
                .isEqualTo(403);
        assertThat(CommandLine.run("revoke", "--data", server.data().toString(), "--device", "x")
                        .said())
                .contains("there is no device x");
    }

    @Test
    void whatIsNoEnrolmentGetsOneLine() throws Exception {
        String secret = server.secret();
        for (String bad : new String[] {
            "",
            "{",
            "[]",
            "{}{}",
            "{\"secret\":\"%s\"}".formatted(secret),
            "{\"secret\":\"%s\",\"device\":\"x\",\"name\":\"n\",\"auditKey\":\"!\"}".formatted(secret),
            "{\"secret\":\"%s\",\"device\":\"00000000-0000-0000-0000-000000000000\",\"name\":\"a\\u202eb\",\"auditKey\":\"%s\"}"
                    .formatted(secret, "A".repeat(43) + "="),
            "[".repeat(4000)
        }) {
            var answer = server.post("/v1/enrol", bad);

            assertThat(answer.statusCode()).as(bad).isBetween(400, 403);
            assertThat(answer.body()).as(bad).hasLineCount(1).doesNotContain("Exception", "jackson", "Illegal");
        }
        assertThat(server.post("/v1/enrol", "x".repeat(9000)).statusCode()).isEqualTo(413);
        assertThat(server.get("/v1/enrol").statusCode()).isEqualTo(405);
    }

    @Test
    void anEmptySecretFileLetsNobodyIn() throws Exception {
        Files.writeString(server.data().resolve("enrol-secret"), "\n");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(server::restart))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("enrol-secret has 0 characters, it needs 16; delete it for a new one");
    }

    @Test
    void theTokenIsKeptNowhere() throws Exception {
        TestDevice device = server.device("laptop");
        String token = server.bearer(device).substring("Bearer ".length());
        server.restart();

        try (var files = Files.walk(server.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token);
            }
        }
    }
}
