package dev.chaperone.desktop.push;

import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who signed an approval, by a file of allowed signers that the reader of the proof keeps; OpenSSH verifies. */
final class SignedBy {

    private SignedBy() {}

    /** @throws ProofException in one plain line, if nobody listed did */
    static String of(Envelope envelope, Path approvers) throws IOException, ProofException {
        Path folder = Files.createTempDirectory("verify");
        Path signature = Files.write(folder.resolve("sig"), envelope.signature());
        Path message = Files.write(folder.resolve("message"), Envelope.signed(envelope.payload()));
        String sig = signature.toString();
        String list = approvers.toString();
        try {
            String who = said(message, "find-principals", "-s", sig, "-f", list)
                    .lines()
                    .findFirst()
                    .orElse("");
            said(message, "verify", "-n", Approval.NAMESPACE, "-I", who, "-s", sig, "-f", list);
            return who;
        } finally {
            Files.delete(signature);
            Files.delete(message);
            Files.delete(folder);
        }
    }

    private static String said(Path message, String word, String... arguments) throws IOException, ProofException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-Y", word));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(message.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new ProofException("the approval is signed by nobody who is listed");
            }
            return out;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ssh-keygen ran", e);
        }
    }
}
