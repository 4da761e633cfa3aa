package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What central has of a device, as it answers {@code GET /v1/devices/ID/state}: canonical JSON
 * {@code {"device":…,"gaps":[{"from":…,"to":…}],"highest":…,"highestContiguous":…}}.
 *
 * @param highestContiguous every segment up to this number is there; 0 if none
 * @param highest the highest number there is; 0 if none
 * @param gaps what is missing in between, lowest first
 */
public record DeviceState(String device, long highestContiguous, long highest, List<Range> gaps) {

    /** Segment numbers, both included. */
    public record Range(long from, long to) {}

    public DeviceState {
        gaps = List.copyOf(gaps);
    }

    public byte[] encode() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("device", device).put("highestContiguous", highestContiguous).put("highest", highest);
        ArrayNode ranges = json.putArray("gaps");
        gaps.forEach(gap -> ranges.addObject().put("from", gap.from()).put("to", gap.to()));
        return CanonicalJson.encode(json);
    }

    /** Fields added by later versions are ignored. */
    public static DeviceState decode(byte[] bytes) throws ProofException {
        JsonNode json = StrictJson.read(bytes);
        List<Range> gaps = new ArrayList<>();
        for (JsonNode gap : json.path("gaps").values()) {
            gaps.add(new Range(StrictJson.integer(gap, "from"), StrictJson.integer(gap, "to")));
        }
        return new DeviceState(
                StrictJson.text(json, "device"),
                StrictJson.integer(json, "highestContiguous"),
                StrictJson.integer(json, "highest"),
                gaps);
    }
}
