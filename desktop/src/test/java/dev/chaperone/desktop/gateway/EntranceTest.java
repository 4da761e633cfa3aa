package dev.chaperone.desktop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets in who does not know the secret, and no page of a browser does at all. */
class EntranceTest extends GatewayCase {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', 200",
        "localhost:1, '', 200",
        "evil.example, '', 403",
        "127.0.0.1.evil.example, '', 403",
        "127.0.0.1, 'Origin: https://evil.example\r\n', 403",
        "127.0.0.1, 'Origin: null\r\n', 403",
        "127.0.0.1, 'Connection: Upgrade\r\nUpgrade: websocket\r\n', 426"
    })
    void aPageCanNotComeIn(String host, String header, int status) throws Exception {
        assertThat(status(secret() + "/anthropic/v1/messages", host, header)).isEqualTo(status);
        assertThat(rig.provider.received()).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "/0123456789abcdef0123456789abcdef/anthropic/v1/messages, 401",
        "//anthropic/v1/messages, 400",
        "/anthropic/v1/messages, 401",
        "/, 404"
    })
    void aWrongSecretOpensNothing(String path, int status) throws Exception {
        assertThat(status(path, "127.0.0.1", "")).isEqualTo(status);
        assertThat(rig.provider.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/elsewhere/v1/messages", "/anthropic/v1/../../x", "/anthropic/%2e%2e/x", "/anthropic/a/..%2fx"})
    void anAddressThatLeadsElsewhereIsRefused(String path) throws Exception {
        assertThat(status(secret() + path, "127.0.0.1", "")).isBetween(400, 404);
        assertThat(rig.provider.received()).isEmpty();
    }

    @Test
    void anAddressThatWasTakenBackOpensNothing() throws Exception {
        rig.gateway.shut(GatewayRig.AGENT);

        assertThat(rig.post("/anthropic/v1/messages", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void anAgentKeepsItsAddress() throws Exception {
        assertThat(rig.gateway.open(GatewayRig.AGENT)).isEqualTo(rig.address);
        assertThat(rig.gateway.open("codex")).isNotEqualTo(rig.address);
    }

    private String secret() {
        return URI.create(rig.address).getPath();
    }

    private int status(String path, String host, String header) throws IOException {
        try (Socket client = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(rig.address).getPort())) {
            client.getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: 2\r\n\r\n{}"
                            .formatted(path, host, header)
                            .getBytes(StandardCharsets.UTF_8));
            byte[] head = client.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(head, StandardCharsets.UTF_8).split(" ", 3)[1]);
        }
    }
}
