package dev.chaperone.desktop.cli;

import java.io.IOException;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Placeholders and their values in a file that only its owner can read; for work by hand, never written unasked. */
final class MapFile {

    private MapFile() {}

    /** @throws IOException if the file is there already: a map is never overwritten */
    static void write(Path file, Map<String, String> values) throws IOException {
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
        byte[] json = JsonMapper.shared().writeValueAsString(values).getBytes(StandardCharsets.UTF_8);
        Files.write(file, json, StandardOpenOption.WRITE);
    }

    /** @throws IOException if there is no such file or it is no map */
    static Map<String, String> read(Path file) throws IOException {
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            Map<String, String> values = new LinkedHashMap<>();
            json.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asString("")));
            return values;
        } catch (JacksonException _) {
            throw new IOException("%s is no map of placeholders; it comes from sanitise --keep".formatted(file));
        }
    }
}
