package dev.chaperone.central.server;

import dev.chaperone.central.log.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that people pass on by hand: made on first use, in files only the owner can read. */
final class Secrets {

    private static final int BYTES = 16;

    private Secrets() {}

    /** @throws IOException in one plain line, also if the secret is so short that it can be guessed */
    static String open(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            String secret = Files.readString(file).strip();
            if (secret.length() < BYTES) {
                throw new IOException("%s has %d characters, it needs %d; delete it for a new one"
                        .formatted(file, secret.length(), BYTES));
            }
            return secret;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        DurableFile.write(file, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
        return secret;
    }
}
