package dev.chaperone.desktop.push;

import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * The person's SSH key, used through ssh-keygen(1) only where it asks for the person: one in hardware, or a file whose
 * passphrase is typed. What an agent of the same user could sign with alone is refused. A passphrase proves nothing to
 * central, which can demand hardware.
 */
public final class ApprovalKey {

    private static final List<String> USUAL = List.of("id_ed25519_sk", "id_ecdsa_sk", "id_ed25519", "id_ecdsa");
    private static final String AGENT = "SSH_AUTH_SOCK";

    private final Path file;
    private final boolean hardware;
    private final Map<String, String> environment;

    private ApprovalKey(Path file, boolean hardware, Map<String, String> environment) {
        this.file = file;
        this.hardware = hardware;
        this.environment = environment;
    }

    /** The first of the usual keys in the person's folder, those in hardware before all others. */
    public static Path usual(Path home) throws IOException {
        Path folder = home.resolve(".ssh");
        return USUAL.stream()
                .map(folder::resolve)
                .filter(k -> Files.isRegularFile(publicPart(k)))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "there is no SSH key in %s; make one with: ssh-keygen -t ed25519-sk, or name it with --key"
                                .formatted(folder)));
    }

    /**
     * @param environment what ssh-keygen is started with
     * @throws IOException in one plain line, if it can't be used, or an agent could use it without the person
     */
    public static ApprovalKey open(Path key, Map<String, String> environment) throws IOException {
        Path file = key.toString().endsWith(".pub")
                ? Path.of(key.toString().substring(0, key.toString().length() - ".pub".length()))
                : key;
        if (!Files.isRegularFile(publicPart(file))) {
            throw new IOException("there is no public key %s; name a key with --key".formatted(publicPart(file)));
        }
        boolean hardware = Files.readString(publicPart(file)).startsWith("sk-");
        if (!hardware) {
            requireLocked(file);
        }
        return new ApprovalKey(file, hardware, environment);
    }

    private static void requireLocked(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "%s is only in the SSH agent, where every program of yours can use it; use a key in hardware (ssh-keygen -t ed25519-sk)"
                            .formatted(file));
        }
        ProcessBuilder opening = new ProcessBuilder("ssh-keygen", "-y", "-P", "", "-f", file.toString());
        opening.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (code(opening) == 0) {
            throw new IOException(
                    "%s has no passphrase, so an agent could approve with it; set one (ssh-keygen -p -f %s) or use a key in hardware (ssh-keygen -t ed25519-sk)"
                            .formatted(file, file));
        }
    }

    private static Path publicPart(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** What asks for the person each time: {@code true} for a touch, else a passphrase. */
    public boolean isHardware() {
        return hardware;
    }

    /** Signs; ssh-keygen itself asks for the touch or the passphrase. @throws IOException in one plain line */
    public Envelope sign(Approval approval) throws IOException {
        byte[] payload = approval.encode();
        Path folder = Files.createTempDirectory(
                "approve", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path message = folder.resolve("statement");
        Path signature = folder.resolve("statement.sig");
        try {
            Files.write(message, Envelope.signed(payload));
            String key = Files.isRegularFile(file)
                    ? file.toString()
                    : publicPart(file).toString();
            List<String> command =
                    List.of("ssh-keygen", "-q", "-Y", "sign", "-n", Approval.NAMESPACE, "-f", key, message.toString());
            if (signed(command) != 0 || !Files.isRegularFile(signature)) {
                throw new IOException("ssh-keygen did not sign, so nothing was sent");
            }
            return new Envelope(payload, fingerprint(), Files.readAllBytes(signature));
        } finally {
            Files.deleteIfExists(signature);
            Files.deleteIfExists(message);
            Files.delete(folder);
        }
    }

    private String fingerprint() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("ssh-keygen", "-l", "-f", publicPart(file).toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] words = line.strip().split(" ", -1);
        return words.length > 1 ? words[1] : "ssh";
    }

    /** A key in a file is never taken from the agent, which would not ask. */
    private int signed(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        if (!hardware) {
            builder.environment().remove(AGENT);
        }
        return code(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD));
    }

    private static int code(ProcessBuilder builder) throws IOException {
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ssh-keygen ran", e);
        }
    }
}
