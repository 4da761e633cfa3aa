package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.SignedNote;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log has two keys, and keeps both. */
class LogKeysTest {

    private final TestServer server;
    private final TestDevice device;

    LogKeysTest(@TempDir Path folder) throws Exception {
        server = new TestServer(folder.resolve("data"));
        device = server.device("laptop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyCheckpointIsSignedByThePostQuantumKeyToo() throws Exception {
        append(3);
        server.restart();
        append(1);
        String second = server.get("/v1/log/keys").body().lines().toList().get(1);
        VerifierKey key = VerifierKey.parse(second);

        SignedNote note = SignedNote.open(checkpoint(), List.of(key));

        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(4);
        assertThat(key.name()).isEqualTo(server.logKey().name());
        assertThat(key.keyId()).isNotEqualTo(server.logKey().keyId());
        String forged = checkpoint().replace("\n4\n", "\n5\n");
        assertThat(catchThrowable(() -> SignedNote.open(forged, List.of(key))))
                .hasMessage("signature of '%s' is wrong", key.name());
    }

    @Test
    void aLostKeyIsNotReplacedInSilence() throws Exception {
        append(1);
        Path key = server.data().resolve(Wiring.POST_QUANTUM_KEY);
        byte[] backup = Files.readAllBytes(key);
        Files.delete(key);

        assertThat(catchThrowable(server::restart))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "a key that signed the newest checkpoint \\([0-9a-f]{8}\\) is missing or was replaced;"
                                + " restore it from a backup");
        assertThat(catchThrowable(server::restart)).hasMessageContaining("missing or was replaced");

        Files.write(key, backup);
        server.restart();
        append(1);
    }

    private void append(int segments) throws Exception {
        for (int i = 0; i < segments; i++) {
            assertThat(server.put(device, device.segment(TestEvents.started())).statusCode())
                    .isEqualTo(200);
        }
    }

    private String checkpoint() throws Exception {
        return server.get("/log/checkpoint").body();
    }
}
