package dev.chaperone.central.approval;

import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.model.change.Approval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The people who may approve, in OpenSSH's form of allowed signers (ssh-keygen(1), "ALLOWED SIGNERS"); its options,
 * such as {@code verify-required} for keys in hardware, hold. The file is read anew each time, so that a line that is
 * taken out counts at once. OpenSSH itself verifies.
 */
public final class Approvers {

    private static final long LONGEST_SECONDS = 20;
    private static final int MOST = 64 * 1024;

    private final Path file;

    public Approvers(Path file) {
        this.file = file;
    }

    /**
     * Who signed.
     *
     * @param signed the bytes that were signed
     * @param signature armoured, as ssh-keygen writes it
     * @return the person as the file names them
     * @throws RefusedException if nobody who may
     * @throws IOException if it can't be verified
     */
    String verify(byte[] signed, byte[] signature) throws IOException, RefusedException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("nobody may approve yet; an administrator lists people in the file approvers");
        }
        Path folder = Files.createTempDirectory("approval");
        Path sig = Files.write(folder.resolve("sig"), signature);
        Path message = Files.write(folder.resolve("message"), signed);
        try {
            String who = said(message, "find-principals", "-s", sig.toString(), "-f", file.toString())
                    .lines()
                    .findFirst()
                    .orElse("");
            said(message, "verify", "-n", Approval.NAMESPACE, "-I", who, "-s", sig.toString(), "-f", file.toString());
            return who;
        } finally {
            Files.delete(sig);
            Files.delete(message);
            Files.delete(folder);
        }
    }

    private static String said(Path message, String word, String... arguments) throws IOException, RefusedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-Y", word));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(message.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            byte[] out = process.getInputStream().readNBytes(MOST);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("ssh-keygen did not end");
            }
            if (process.exitValue() != 0) {
                throw new RefusedException("the signature is of nobody who may approve; see the file approvers");
            }
            return new String(out, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
