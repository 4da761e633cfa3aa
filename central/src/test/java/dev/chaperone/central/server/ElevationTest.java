package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.central.policy.PolicyCommands;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.bundle.SignedBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a laptop's request in the log to the bundle that grants it, and to the one that ends it. */
class ElevationTest {

    private static final String REASON = "Ticket 7: \"logs\" of ana: [x], # y\u001B[2J";

    private final Path disk;
    private final TestServer server;
    private final TestDevice device;

    ElevationTest(@TempDir Path disk) throws Exception {
        this.disk = disk;
        this.server = new TestServer(disk.resolve("data"));
        this.device = server.device("laptop");
    }

    @BeforeEach
    void publishAndAsk() throws Exception {
        run("key", "--out", key());
        publish();
        server.put(
                device,
                device.segment(new EventBody.ElevationRequested("e-7", List.of("no-downloads"), 90, REASON, "ana")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestIsListedWithoutItsControlCharacters() throws IOException {
        assertThat(onData("requests"))
                .startsWith("e-7  ")
                .contains("ana on laptop asks that no-downloads ask for 90 minutes: Ticket 7", "# y?[2J");
    }

    @Test
    void whatIsSignedIsHandedOutUntilItIsLowered() throws Exception {
        String said = onData("elevate", "e-7", "--keys", key());

        assertThat(said).startsWith("elevated: e-7 until ").endsWith("in bundle 2");
        assertThat(handedOut()).singleElement().satisfies(e -> {
            assertThat(e.device()).isEqualTo(device.id());
            assertThat(e.rules()).containsExactly("no-downloads");
            assertThat(e.reason()).isEqualTo(REASON);
            assertThat(Duration.between(e.from(), e.until())).isEqualTo(Duration.ofMinutes(90));
        });
        assertThat(onData("lower", "e-7", "--keys", key())).isEqualTo("lowered: e-7 ends with bundle 3");
        assertThat(handedOut()).isEmpty();
        assertThat(onData("lower", "e-7", "--keys", key())).isEqualTo("e-7 counted no more; bundle 4 holds what did");
    }

    @Test
    void aNewPolicyKeepsWhatIsElevated() throws Exception {
        onData("elevate", "e-7", "--keys", key(), "--minutes", "5");
        publish();

        assertThat(handedOut())
                .singleElement()
                .satisfies(
                        e -> assertThat(Duration.between(e.from(), e.until())).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void whatNobodyAskedForIsNotSigned() {
        assertThatThrownBy(() -> onData("elevate", "e-8", "--keys", key()))
                .isInstanceOf(IOException.class)
                .hasMessage("nobody asked for e-8; to list: chaperone-central policy requests");
        assertThatThrownBy(() -> onData("elevate", "e-7", "--keys", key(), "--minutes", "481"))
                .hasMessageContaining("--minutes '481' is not a number from 1 to 480");
    }

    private List<Elevation> handedOut() throws Exception {
        String text = server.asDevice(device, "/v1/devices/" + device.id() + "/policy")
                .body();
        String policy = SignedBundle.read(text.getBytes(StandardCharsets.UTF_8))
                .bundle()
                .orElseThrow()
                .policy();
        return ((PolicyReading.Read) PolicyReader.read("bundle", policy)).elevations();
    }

    private void publish() throws IOException {
        Path policy = Files.writeString(
                disk.resolve("acme.yaml"),
                "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: acme, version: 1}\n");
        onData("publish", policy.toString(), "--keys", key(), "--organisation", "acme");
    }

    private String key() {
        return disk.resolve("key.json").toString();
    }

    private String onData(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", server.data().toString()));
        return run(all.toArray(String[]::new));
    }

    private static String run(String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PolicyCommands.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC());
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
