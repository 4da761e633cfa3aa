package dev.chaperone.model.audit;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * First line of a bundle, a device's evidence as lines of canonical JSON that need nothing else to be checked:
 * {@code {"device":…,"format":"chaperone-bundle@v1","logKey":…,"publicKey":…}}, then a {@link BundlePart} a line, then
 * {@code {"end":SEGMENTS}}. The key is there for convenience; whoever checks must know it from elsewhere.
 *
 * @param publicKey the device's audit key, base64 of 32 raw bytes
 * @param logKey the key of central's log as verifier key text, if this device is enrolled
 */
public record BundleHead(String device, String publicKey, Optional<String> logKey) {

    private static final String FORMAT = "chaperone-bundle@v1";

    /** One line without its end. */
    public byte[] encode() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("device", device).put("format", FORMAT).put("publicKey", publicKey);
        logKey.ifPresent(key -> json.put("logKey", key));
        return CanonicalJson.encode(json);
    }

    /** @throws ProofException if it is no first line of a bundle of this version */
    public static BundleHead decode(byte[] line) throws ProofException {
        JsonNode json = CanonicalJson.decode(line);
        if (!json.path("format").asString("").equals(FORMAT)) {
            throw new ProofException("this is not a bundle of the format '%s'".formatted(FORMAT));
        }
        Optional<String> logKey = json.has("logKey") ? Optional.of(StrictJson.text(json, "logKey")) : Optional.empty();
        return new BundleHead(StrictJson.text(json, "device"), StrictJson.text(json, "publicKey"), logKey);
    }

    /** Last line of a bundle with so many segments, without its end. */
    public static byte[] end(int segments) {
        return CanonicalJson.encode(JsonNodeFactory.instance.objectNode().put("end", segments));
    }
}
