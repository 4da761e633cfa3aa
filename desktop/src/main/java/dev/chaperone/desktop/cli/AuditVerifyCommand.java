package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.journal.JournalCheck;
import dev.chaperone.model.audit.BundleCheck;
import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Checks this laptop's journal from its files, or a bundle from the file and the public key. Exit code 1 if something
 * does not fit.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AuditVerifyCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--bundle", paramLabel = "FILE", descriptionKey = "bundle-in")
    Optional<Path> bundle = Optional.empty();

    @Option(names = "--key", defaultValue = "", paramLabel = "KEY", descriptionKey = "key")
    String key = "";

    @Option(names = "--log-key", defaultValue = "", paramLabel = "KEY", descriptionKey = "log-key")
    String logKey = "";

    AuditVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return bundle.isPresent() ? verifyBundle(bundle.get()) : verifyJournal();
    }

    private int verifyJournal() throws IOException {
        JournalCheck check = new AuditFiles(context).verify();
        context.print("%d events in %d segments, %d receipts.", check.events(), check.segments(), check.receipts());
        check.problems().forEach(p -> context.print("PROBLEM %s: %s", p.kind(), p.detail()));
        context.print(check.isGood() ? "Complete and unchanged." : "The journal is not as it was written.");
        return check.isGood() ? 0 : 1;
    }

    private int verifyBundle(Path file) throws IOException {
        BundleCheck.Result result = check(file, new BundleCheck(publicKey(), log()));
        context.print(
                "%d events in %d segments of device %s, %d receipts.",
                result.events(), result.segments(), result.device(), result.receipts());
        result.problems().forEach(problem -> context.print("PROBLEM %s", problem));
        context.print(
                result.problems().isEmpty()
                        ? "Complete and unchanged up to event %d."
                        : "The bundle is not what the device signed.",
                result.lastSequence());
        return result.problems().isEmpty() ? 0 : 1;
    }

    private static BundleCheck.Result check(Path file, BundleCheck check) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                check.accept(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (CharacterCodingException e) {
            throw new IOException("%s is no bundle: it is not UTF-8 text".formatted(file), e);
        }
        return check.finish();
    }

    private byte[] publicKey() {
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "a bundle can't vouch for itself; give the device's key with --key (IT has it from the enrolment)");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == Ed25519.KEY_LENGTH) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for every other text that is no key.
        }
        throw new IllegalArgumentException("'%s' is no key; it must be base64 of 32 bytes".formatted(key));
    }

    private Optional<VerifierKey> log() {
        try {
            return logKey.isEmpty() ? Optional.empty() : Optional.of(VerifierKey.parse(logKey));
        } catch (ProofException e) {
            throw new IllegalArgumentException("'%s' is no log key: %s".formatted(logKey, e.getMessage()), e);
        }
    }
}
