package dev.chaperone.model.policy.bundle;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which keys sign an organisation's policy from now on.
 *
 * @param version from 1, one more with each change; 0 for keys that an administrator put on a laptop
 * @param threshold how many of the keys have to sign
 */
public record PolicyRoot(String organisation, int version, Set<SigningKey> keys, int threshold) {

    static final String TYPE = "application/vnd.chaperone.policy-root+json";

    /** Most keys an organisation may have. */
    public static final int MAX_KEYS = 10;

    private static final int MAX_VERSION = 1_000_000;

    /** @throws IllegalArgumentException if fewer keys are named than have to sign, or none has to */
    public PolicyRoot {
        keys = Set.copyOf(keys);
        if (threshold < 1 || threshold > keys.size() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException(
                    "%d of %d keys have to sign; name at most %d keys and let 1 to all of them sign"
                            .formatted(threshold, keys.size(), MAX_KEYS));
        }
    }

    static PolicyRoot read(byte[] payload) throws BundleException {
        JsonNode root = BundleJson.object(payload, "a root", Set.of("organisation", "version", "keys", "threshold"));
        Set<SigningKey> keys = new HashSet<>();
        try {
            for (JsonNode key : BundleJson.list(root, "keys", MAX_KEYS)) {
                keys.add(new SigningKey(key.asString("")));
            }
            return new PolicyRoot(
                    BundleJson.text(root, "organisation"),
                    (int) BundleJson.number(root, "version", MAX_VERSION),
                    keys,
                    (int) BundleJson.number(root, "threshold", MAX_KEYS));
        } catch (IllegalArgumentException e) {
            throw new BundleException("a root can't be used: " + e.getMessage(), e);
        }
    }

    byte[] encode() {
        ObjectNode root = BundleJson.MAPPER.createObjectNode();
        root.put("organisation", organisation).put("version", version);
        ArrayNode list = root.putArray("keys");
        keys.stream().map(SigningKey::text).sorted().forEach(list::add);
        root.put("threshold", threshold);
        return BundleJson.MAPPER.writeValueAsBytes(root);
    }

    boolean hasSameKeys(PolicyRoot other) {
        return keys.equals(other.keys) && threshold == other.threshold;
    }
}
