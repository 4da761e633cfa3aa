package dev.chaperone.model.audit;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one reader for JSON from outside: no duplicate keys, no trailing text, no missing fields, bounded depth. */
final class StrictJson {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_STRING = 64 * 1024;
    private static final int MAX_DIGITS = 20;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private StrictJson() {}

    static JsonNode read(byte[] json) throws ProofException {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            // Jackson's own message quotes the input, which may be private.
            throw new ProofException("JSON of %d bytes can't be read".formatted(json.length), e);
        }
    }

    static <T> T convert(JsonNode node, Class<T> type) throws ProofException {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw new ProofException(
                    "JSON object does not have the fields of " + type.getSimpleName() + ", no more and no less", e);
        }
    }

    static String text(JsonNode object, String field) throws ProofException {
        JsonNode value = object.get(field);
        if (value == null || !value.isString()) {
            throw new ProofException("field '%s' is missing or no text".formatted(field));
        }
        return value.stringValue();
    }

    static long integer(JsonNode object, String field) throws ProofException {
        JsonNode value = object.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new ProofException("field '%s' is missing or no integer".formatted(field));
        }
        return value.longValue();
    }
}
