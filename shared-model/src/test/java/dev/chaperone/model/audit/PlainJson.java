package dev.chaperone.model.audit;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ordinary reader, so that the strict one is not tested with itself. */
final class PlainJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PlainJson() {}

    static JsonNode read(Path file) {
        return MAPPER.readTree(file);
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }
}
