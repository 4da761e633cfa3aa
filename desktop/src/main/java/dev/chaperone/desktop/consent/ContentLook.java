package dev.chaperone.desktop.consent;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/** Looks into the beginning of a file with the sanitiser. Nothing of what it reads is kept. */
final class ContentLook {

    /** Credentials stand near the beginning of the files that hold them; the rest of a large file costs too much. */
    private static final int MOST_BYTES = 16 * 1024;

    /** One address of an author makes no file personal. */
    private static final int PERSONAL_FROM = 3;

    private final Supplier<Sanitiser> sanitiser;
    private final PlaceholderKey key;

    ContentLook(Supplier<Sanitiser> sanitiser) {
        this.sanitiser = sanitiser;
        this.key = PlaceholderKey.fresh(new SecureRandom()::nextBytes); // of placeholders that nobody sees
    }

    record Seen(boolean secret, boolean personal) {
        static final Seen NOTHING = new Seen(false, false);
    }

    /** Nothing for what is no text or can't be read. */
    Seen at(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MOST_BYTES);
            return isText(start) ? in(new String(start, StandardCharsets.UTF_8)) : Seen.NOTHING;
        } catch (IOException _) {
            return Seen.NOTHING;
        }
    }

    private Seen in(String text) {
        List<Finding> findings = sanitiser.get().sanitise(text, key).findings();
        long secrets =
                findings.stream().filter(f -> f.category().equals("secret")).count();
        return new Seen(secrets > 0, findings.size() - secrets >= PERSONAL_FROM);
    }

    private static boolean isText(byte[] start) {
        for (byte b : start) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }
}
