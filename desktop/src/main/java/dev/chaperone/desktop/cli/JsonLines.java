package dev.chaperone.desktop.cli;

import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code {"id","text"}} a line in, findings a line out, one after the other, for programs that measure. */
final class JsonLines {

    private final Sanitiser sanitiser;
    private final PlaceholderKey key;

    JsonLines(Sanitiser sanitiser, PlaceholderKey key) {
        this.sanitiser = sanitiser;
        this.key = key;
    }

    /** @throws IOException naming the line, if one is no JSON object with a text */
    void run(Path file, OutputStream out) throws IOException {
        try (InputStream in = TextFile.isStandardInput(file) ? System.in : Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            OutputStream buffered = new BufferedOutputStream(out);
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    buffered.write((answer(line, number) + "\n").getBytes(StandardCharsets.US_ASCII));
                }
                if (!reader.ready()) {
                    buffered.flush();
                }
                number++;
            }
            buffered.flush();
        }
    }

    private String answer(String line, int number) throws IOException {
        JsonNode row = parse(line, number);
        if (!row.path("text").isString()) {
            throw new IOException("line %d has no \"text\"; write {\"id\": \"…\", \"text\": \"…\"}".formatted(number));
        }
        return FindingJson.of(
                row.path("id").asString(""), sanitiser.sanitise(row.path("text").stringValue(), key));
    }

    private static JsonNode parse(String line, int number) throws IOException {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException _) {
            throw new IOException("line %d is no JSON; write one object a line".formatted(number));
        }
    }
}
