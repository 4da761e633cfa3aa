package dev.chaperone.desktop.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptHashTest {

    private final PrivateDirectory directory;

    PromptHashTest(@TempDir Path root) throws IOException {
        directory = PrivateDirectory.open(root.resolve("device"));
    }

    @Test
    void findsTheSamePromptAgainAfterARestart() throws IOException {
        String before = PromptHash.open(directory).of("rename this");

        assertThat(PromptHash.open(directory).of("rename this"))
                .isEqualTo(before)
                .hasSize(64);
        assertThat(PromptHash.open(directory).of("rename that")).isNotEqualTo(before);
    }

    @Test
    void cantBeGuessedWithoutTheKey(@TempDir Path other) throws Exception {
        String hash = PromptHash.open(directory).of("yes");

        assertThat(PromptHash.open(PrivateDirectory.open(other.resolve("device")))
                        .of("yes"))
                .isNotEqualTo(hash);
        byte[] plain = MessageDigest.getInstance("SHA-256").digest("yes".getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(plain)).isNotEqualTo(hash);
    }
}
