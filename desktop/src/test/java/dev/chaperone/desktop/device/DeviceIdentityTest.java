package dev.chaperone.desktop.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.audit.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceIdentityTest {

    private final SecureRandom random = new SecureRandom();
    private final Path directory;

    DeviceIdentityTest(@TempDir Path root) {
        this.directory = root.resolve("device");
    }

    @Test
    void staysTheSameOnceMade() throws IOException {
        DeviceIdentity first = open();
        DeviceIdentity second = open();

        assertThat(second.deviceId()).isEqualTo(first.deviceId());
        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(UUID.fromString(first.deviceId()).version()).isEqualTo(4);
    }

    @Test
    void signsWhatOthersCanVerifyWithTheBareKey() throws Exception {
        DeviceIdentity identity = open();
        byte[] message = "segment".getBytes(StandardCharsets.UTF_8);

        byte[] signature = identity.sign(message);

        assertThat(signature).hasSize(64);
        assertThat(Ed25519.verify(identity.publicKey(), message, signature)).isTrue();
        assertThat(identity.keyId()).isEqualTo(Ed25519.keyId(identity.publicKey()));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("audit-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takesAwayAccessThatIsTooWide() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void doesNotFollowALinkToAnotherDirectory() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolveSibling("elsewhere"));
        Files.createSymbolicLink(directory, elsewhere);

        assertThatThrownBy(this::open).hasMessageContaining("is not a directory of its own");
    }

    @Test
    void neverReplacesADamagedKeyByItself() throws IOException {
        open();
        Files.writeString(directory.resolve("audit-key.json"), "not a key");

        assertThatThrownBy(this::open).hasMessageContaining("is not a usable audit key; restore it from a backup");
        assertThat(directory.resolve("audit-key.json")).hasContent("not a key");
    }

    @Test
    void neverReplacesADamagedIdByItself() throws IOException {
        open();
        Files.writeString(directory.resolve("device-id"), "../../etc");

        assertThatThrownBy(this::open).hasMessageContaining("does not hold a device id");
    }

    private DeviceIdentity open() throws IOException {
        return DeviceIdentity.open(PrivateDirectory.open(directory), random);
    }
}
