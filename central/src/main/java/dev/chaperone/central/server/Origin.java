package dev.chaperone.central.server;

import dev.chaperone.central.log.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The log's name. It is in every checkpoint and every key, so a log keeps the one it was begun with. */
final class Origin {

    private static final String USUAL = "chaperone-central.local/log";
    private static final String FORM = "[A-Za-z0-9][A-Za-z0-9._~/-]{0,199}";

    private Origin() {}

    /** The name of the log in {@code data}. */
    static String of(Path data) throws IOException {
        Path file = file(data);
        return Files.exists(file) ? checked(Files.readString(file).strip()) : USUAL;
    }

    /**
     * The name to serve under; a new log takes the one that is wanted.
     *
     * @throws IOException in one plain line, if the log has another name or the name is none
     */
    static String settle(Path data, Optional<String> wanted, boolean isNew) throws IOException {
        String current = of(data);
        if (wanted.isEmpty() || wanted.get().equals(current)) {
            return current;
        }
        if (!isNew) {
            throw new IOException(
                    "the log is called %s and keeps that name; leave out --origin, or begin in a new --data"
                            .formatted(current));
        }
        DurableFile.write(file(data), (checked(wanted.get()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return wanted.get();
    }

    private static Path file(Path data) {
        return DataFolder.file(data, "log-origin");
    }

    private static String checked(String name) throws IOException {
        if (!name.matches(FORM)) {
            throw new IOException(
                    "'%s' can't name a log; use letters, digits, dots and slashes, as in audit.example.com/chaperone"
                            .formatted(name));
        }
        return name;
    }
}
