package dev.chaperone.desktop.cli;

import dev.chaperone.model.sanitise.restore.Vault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Placeholders and their values in a file that only its owner can read; for work by hand, never written unasked. */
final class MapFile {

    /** In ASCII, so that half a surrogate pair comes back, too. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Reserved key: no placeholder is in lower case. */
    private static final String CHARSET = "charset";

    private MapFile() {}

    /**
     * What a map holds.
     *
     * @param values by placeholder
     * @param charset of the text that they were taken from
     */
    record Kept(Map<String, Vault.Value> values, Charset charset) {
        Kept {
            values = Map.copyOf(values);
        }
    }

    /** @throws IOException if the file is there already: a map is never overwritten */
    static void write(Path file, Kept kept) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, owner);
        } catch (FileAlreadyExistsException _) {
            throw new IOException("%s is there already; name another file to keep the values in".formatted(file));
        }
        Files.writeString(file, JSON.writeValueAsString(json(kept)), StandardOpenOption.WRITE);
    }

    /** A value alone, or with how it was written where that is another thing. */
    private static ObjectNode json(Kept kept) {
        ObjectNode json = JSON.createObjectNode();
        if (!kept.charset().equals(StandardCharsets.UTF_8)) {
            json.put(CHARSET, kept.charset().name());
        }
        new TreeMap<>(kept.values()).forEach((placeholder, value) -> {
            if (value.plain().equals(value.written())) {
                json.put(placeholder, value.plain());
            } else {
                json.putArray(placeholder).add(value.plain()).add(value.written());
            }
        });
        return json;
    }

    /** @throws IOException if there is no such file or it is no map */
    static Kept read(Path file) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            Map<String, Vault.Value> values = new LinkedHashMap<>();
            json.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
            values.remove(CHARSET);
            return new Kept(values, Charset.forName(json.path(CHARSET).asString(StandardCharsets.UTF_8.name())));
        } catch (JacksonException | IllegalArgumentException _) {
            throw new IOException("%s is no map of placeholders; it comes from sanitise --keep".formatted(file));
        }
    }

    private static Vault.Value value(JsonNode json) {
        String plain = json.isArray() ? json.path(0).asString("") : json.asString("");
        return new Vault.Value(plain, json.isArray() ? json.path(1).asString("") : plain);
    }
}
