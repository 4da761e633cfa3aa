package dev.chaperone.model.change;

import dev.chaperone.model.audit.ProofException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Fields of a statement, read strictly. */
final class Fields {

    private Fields() {}

    static String text(JsonNode object, String field) throws ProofException {
        JsonNode value = object.get(field);
        if (value == null || !value.isString()) {
            throw new ProofException("field '%s' is missing or no text".formatted(field));
        }
        return value.stringValue();
    }

    static String matching(JsonNode object, String field, Pattern form) throws ProofException {
        String value = text(object, field);
        if (!form.matcher(value).matches()) {
            throw new ProofException("field '%s' must look like %s".formatted(field, form));
        }
        return value;
    }

    /** One line or several for people, without control characters that would change what a terminal shows. */
    static String words(JsonNode object, String field, int most) throws ProofException {
        String value = text(object, field);
        boolean plain = value.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n') || Character.getType(c) == Character.FORMAT);
        if (!plain || value.length() > most) {
            throw new ProofException("field '%s' must have at most %d printable characters".formatted(field, most));
        }
        return value;
    }

    static Instant time(JsonNode object, String field) throws ProofException {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException e) {
            throw new ProofException("field '%s' must be a time like 2026-01-31T12:00:00Z".formatted(field), e);
        }
    }
}
