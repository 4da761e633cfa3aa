package dev.chaperone.desktop.cli;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.ProofException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Events one after the other: of this laptop's journal, or of a file of lines as {@code audit export} writes them. */
final class RecordedEvents {

    private final Context context;
    private final Optional<Path> file;

    RecordedEvents(Context context, Optional<Path> file) {
        this.context = context;
        this.file = file;
    }

    /** Those of a kind this version does not know are left out. */
    void each(Consumer<AuditEvent> reader) throws IOException {
        if (file.isPresent()) {
            eachLine(file.get(), reader);
        } else {
            new AuditFiles(context).each(entry -> entry.event().ifPresent(reader));
        }
    }

    private static void eachLine(Path file, Consumer<AuditEvent> reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    event(line, number).ifPresent(reader);
                }
                number++;
            }
        }
    }

    private static Optional<AuditEvent> event(String line, int number) throws IOException {
        try {
            return Optional.of(EventCodec.decode(JsonMapper.shared().readTree(line)));
        } catch (ProofException _) {
            return Optional.empty();
        } catch (JacksonException _) {
            throw new IOException("line %d is no event; use a file of: chaperone audit export".formatted(number));
        }
    }
}
