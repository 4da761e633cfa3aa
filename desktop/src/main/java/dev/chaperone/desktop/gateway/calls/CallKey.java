package dev.chaperone.desktop.gateway.calls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a tool call is found again by: half a SHA-256, as an id or an input may be long. */
public record CallKey(long high, long low) {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    /** @param id the model's name for the call */
    public static CallKey ofId(String agent, String id) {
        return of("id\0" + agent + "\0" + id);
    }

    /** For an agent that does not tell its hooks the id. Calls that are the same count as one. */
    public static CallKey ofInput(String agent, String tool, JsonNode input) {
        return of("input\0" + agent + "\0" + tool + "\0" + SORTED.writeValueAsString(input));
    }

    private static CallKey of(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new CallKey(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    static CallKey ofHex(String hex) {
        return new CallKey(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }
}
