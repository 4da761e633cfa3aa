package dev.chaperone.central.approval;

import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.SshSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The people who may approve, in OpenSSH's form of allowed signers (ssh-keygen(1), "ALLOWED SIGNERS"), and what keys
 * they have to use. Both files are read anew each time, so that a line that is taken out counts at once. OpenSSH itself
 * verifies.
 */
public final class Approvers {

    private static final long LONGEST_SECONDS = 20;
    private static final int MOST = 64 * 1024;

    private final Path file;
    private final Path keys;

    /**
     * @param keys a file that says {@code any}, {@code touch} (a key in hardware that was touched) or {@code verify}
     *     (and asked for its PIN or a finger); {@code any} if there is none
     */
    public Approvers(Path file, Path keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Who signed, and what that proves.
     *
     * @param name as the file names them
     */
    record Signer(String name, SshSignature.Presence presence) {}

    /**
     * Who signed.
     *
     * @param signed the bytes that were signed
     * @param signature armoured, as ssh-keygen writes it
     * @throws RefusedException if nobody who may
     * @throws IOException if it can't be verified
     */
    Signer verify(byte[] signed, byte[] signature) throws IOException, RefusedException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("nobody may approve yet; an administrator lists people in the file approvers");
        }
        SshSignature.Presence presence = presence(signature);
        SshSignature.Presence needed = needed();
        if (presence.compareTo(needed) < 0) {
            throw new RefusedException(
                    needed == SshSignature.Presence.TOUCHED
                            ? "approvals need a security key here; sign with an sk- key"
                            : "approvals need a security key that verifies you here; make one with: ssh-keygen -O verify-required");
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
            return new Signer(who, presence);
        } finally {
            Files.delete(sig);
            Files.delete(message);
            Files.delete(folder);
        }
    }

    private static SshSignature.Presence presence(byte[] signature) throws RefusedException {
        try {
            return SshSignature.read(signature).presence();
        } catch (ProofException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A word nobody knows asks for the most. */
    private SshSignature.Presence needed() throws IOException {
        if (!Files.exists(keys)) {
            return SshSignature.Presence.NONE;
        }
        return switch (Files.readString(keys).strip()) {
            case "any" -> SshSignature.Presence.NONE;
            case "touch" -> SshSignature.Presence.TOUCHED;
            default -> SshSignature.Presence.VERIFIED;
        };
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
