package dev.chaperone.model.policy.bundle;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an organisation signs: one policy for some of its laptops, for a while.
 *
 * @param devices ids of the laptops it is for; empty means all
 * @param version from 1, greater with each bundle
 * @param expires after this no laptop takes it any more; one that has it keeps it and says so
 * @param policy the text, YAML as in a file
 */
public record PolicyBundle(
        String organisation, Set<String> devices, long version, Instant issued, Instant expires, String policy) {

    /** Longest bundle, with envelopes and roots. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** Greatest version. */
    public static final long MAX_VERSION = 999_999_999;

    static final String TYPE = "application/vnd.chaperone.policy+json";
    private static final int MAX_DEVICES = 10_000;

    public PolicyBundle {
        devices = Set.copyOf(devices);
    }

    static PolicyBundle read(byte[] payload) throws BundleException {
        JsonNode fields = BundleJson.object(
                payload, "a bundle", Set.of("organisation", "devices", "version", "issued", "expires", "policy"));
        Set<String> devices = new HashSet<>();
        for (JsonNode device : BundleJson.list(fields, "devices", MAX_DEVICES)) {
            devices.add(device.asString(""));
        }
        return new PolicyBundle(
                BundleJson.text(fields, "organisation"),
                devices,
                BundleJson.number(fields, "version", MAX_VERSION),
                BundleJson.time(fields, "issued"),
                BundleJson.time(fields, "expires"),
                BundleJson.text(fields, "policy"));
    }

    byte[] encode() {
        ObjectNode fields = BundleJson.MAPPER.createObjectNode();
        fields.put("organisation", organisation);
        ArrayNode list = fields.putArray("devices");
        devices.stream().sorted().forEach(list::add);
        fields.put("version", version)
                .put("issued", issued.toString())
                .put("expires", expires.toString())
                .put("policy", policy);
        return BundleJson.MAPPER.writeValueAsBytes(fields);
    }

    boolean isFor(String device) {
        return devices.isEmpty() || devices.contains(device);
    }
}
