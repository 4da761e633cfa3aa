package dev.chaperone.model.sanitise.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Values that standards and makers print in their own documents, so that everyone has them and nobody uses them. */
public final class Samples {

    private static final Set<String> PUBLISHED = read();

    private Samples() {}

    /** Whether the value is one of {@code samples.txt}, character by character. */
    public static boolean isPublished(String value) {
        return PUBLISHED.contains(value);
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("samples.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.replace("~~", "").strip())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the published samples are missing from this build", e);
        }
    }
}
