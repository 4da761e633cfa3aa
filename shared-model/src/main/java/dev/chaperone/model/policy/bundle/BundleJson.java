package dev.chaperone.model.policy.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of bundles, read strictly: exactly the fields that belong there, no key twice, nothing deep. */
final class BundleJson {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(PolicyBundle.MAX_BYTES)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BundleJson() {}

    static JsonNode object(byte[] json, String what, Set<String> fields) throws BundleException {
        try {
            return object(MAPPER.readTree(json), what, fields);
        } catch (JacksonException e) {
            throw new BundleException("%s of %d bytes is no JSON; fetch it again".formatted(what, json.length), e);
        }
    }

    static JsonNode object(JsonNode node, String what, Set<String> fields) throws BundleException {
        Set<String> found = new HashSet<>(node.propertyNames());
        if (!node.isObject() || !found.equals(fields)) {
            throw new BundleException("%s must have exactly the fields %s; make it with: chaperone-central policy"
                    .formatted(what, String.join(", ", fields.stream().sorted().toList())));
        }
        return node;
    }

    static String text(JsonNode object, String field) throws BundleException {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw new BundleException("field '%s' must be a text".formatted(field));
        }
        return value.stringValue();
    }

    static long number(JsonNode object, String field, long most) throws BundleException {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 1
                || value.longValue() > most) {
            throw new BundleException("field '%s' must be a whole number from 1 to %d".formatted(field, most));
        }
        return value.longValue();
    }

    static Instant time(JsonNode object, String field) throws BundleException {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException e) {
            throw new BundleException("field '%s' must be a time such as 2026-11-25T12:00:00Z".formatted(field), e);
        }
    }

    static byte[] bytes(JsonNode object, String field) throws BundleException {
        return bytes(text(object, field), field);
    }

    /** Two texts never stand for the same bytes, so that one bundle has one digest. */
    static byte[] bytes(String text, String field) throws BundleException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BundleException("field '%s' is not base64".formatted(field), e);
        }
        throw new BundleException("field '%s' is not base64 in its canonical form".formatted(field));
    }

    static List<JsonNode> list(JsonNode object, String field, int most) throws BundleException {
        JsonNode value = object.path(field);
        if (!value.isArray() || value.size() > most) {
            throw new BundleException("field '%s' must be a list of at most %d".formatted(field, most));
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }
}
