package dev.chaperone.model.audit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes docs/event.schema.json from the records of {@link EventBody} and the OCSF names beside them. Run it after
 * either changes; {@link EventSchemaTest} tells.
 */
final class EventSchema {

    static final Path FILE = Path.of("..", "docs", "event.schema.json");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final JsonNode ocsf = read();
    private final ObjectNode defs = MAPPER.createObjectNode();

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, new EventSchema().text());
    }

    static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(EventBody.class.getResourceAsStream("ocsf.json"))) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String text() {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "An event of a Chaperone device");
        schema.put(
                "description",
                "x-ocsf names the OCSF %s attribute a field becomes; x-ocsf-class the class."
                        .formatted(ocsf.path("ocsf").stringValue()));
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode fields = schema.putObject("properties");
        for (String name : List.of("id", "device", "time", "user")) {
            text(fields.putObject(name));
        }
        fields.putObject("sequence").put("type", "integer").put("minimum", 1);
        ((ObjectNode) fields.get("time")).put("pattern", "^[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z$");
        fields.propertyNames()
                .forEach(name -> ((ObjectNode) fields.get(name))
                        .put("x-ocsf", ocsf.path("event").path(name).stringValue()));
        ArrayNode kinds = fields.putObject("body").putArray("oneOf");
        new TreeMap<>(EventCodec.KINDS).forEach((type, kind) -> {
            kinds.addObject().put("$ref", "#/$defs/" + type);
            defs.set(type, body(type, kind));
        });
        ArrayNode required = schema.putArray("required");
        List.of("id", "device", "sequence", "time", "user", "body").forEach(required::add);
        schema.set("$defs", defs);
        return MAPPER.writeValueAsString(schema) + "\n";
    }

    private ObjectNode body(String type, Class<?> kind) {
        JsonNode names = ocsf.path("kinds").path(type);
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("x-ocsf-class", names.path("class_uid").intValue());
        schema.put("x-ocsf-class-name", names.path("class_name").stringValue());
        schema.put("x-ocsf-activity", names.path("activity_id").intValue());
        fields(schema, kind, names, "");
        ((ObjectNode) schema.get("properties")).putObject("type").put("const", type);
        ((ArrayNode) schema.get("required")).add("type");
        return schema;
    }

    private void fields(ObjectNode schema, Class<?> kind, JsonNode names, String prefix) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : kind.getRecordComponents()) {
            String path = prefix + component.getName();
            ObjectNode field = properties.putObject(component.getName());
            field.put("x-ocsf", names.path("fields").path(path).stringValue());
            value(field, component.getGenericType(), names, path);
            if (!contains(names.path("optional"), path)) {
                required.add(component.getName());
            }
        }
    }

    private void value(ObjectNode field, Type type, JsonNode names, String path) {
        if (type == String.class) {
            text(field);
            JsonNode values = names.path("values").path(path);
            if (values.isArray()) {
                field.set("enum", values);
            }
        } else if (type == int.class || type == long.class) {
            field.put("type", "integer").put("minimum", 0);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            text(field.put("type", "array").put("minItems", 1).putObject("items"));
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            field.put("type", "object").put("minProperties", 1);
            field.putObject("additionalProperties").put("type", "integer").put("minimum", 1);
        } else if (type instanceof Class<?> inner && inner.isRecord()) {
            fields(field.put("minProperties", 1), inner, names, path + ".");
        } else {
            throw new IllegalStateException("no schema for " + type);
        }
    }

    private static void text(ObjectNode field) {
        field.put("type", "string").put("minLength", 1);
    }

    private static boolean contains(JsonNode array, String text) {
        return array.valueStream().anyMatch(value -> value.stringValue().equals(text));
    }
}
