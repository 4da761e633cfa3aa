package dev.chaperone.central.policy;

import dev.chaperone.central.log.DurableFile;
import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The bundle that is handed out, a file in central's folder. It is looked at for every request, so that publishing
 * needs no restart. Safe for use by many threads.
 */
public final class PolicyShelf {

    /** Where it lies in the data folder. */
    public static final String FILE = "policy-bundle.json";

    private final Path file;
    private volatile Optional<Handed> newest = Optional.empty();

    public PolicyShelf(Path file) {
        this.file = file;
    }

    /**
     * What a laptop gets.
     *
     * @param tag SHA-256 of the text in UTF-8, hex, in quotes
     */
    public record Handed(String text, String tag, FileTime changed) {}

    /** Empty if nothing was published yet. */
    public Optional<Handed> newest() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        FileTime changed = Files.getLastModifiedTime(file);
        if (newest.filter(n -> n.changed().equals(changed)).isEmpty()) {
            String text = Files.readString(file);
            String tag =
                    '"' + Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex() + '"';
            newest = Optional.of(new Handed(text, tag, changed));
        }
        return newest;
    }

    void put(byte[] bundle) throws IOException {
        DurableFile.write(file, bundle);
    }
}
