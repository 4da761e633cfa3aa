package dev.chaperone.central.policy;

import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The elevations at the end of a policy's text, below a line that says who writes them. */
final class ElevationBlock {

    private static final String MARK =
            "# Written by chaperone-central policy elevate; what stands below is replaced.\n";

    private ElevationBlock() {}

    /** Those in {@code text} that have not ended yet. */
    static List<Elevation> in(String text, Instant now) throws IOException {
        return switch (PolicyReader.read("the policy published last", text)) {
            case PolicyReading.Read read ->
                read.elevations().stream().filter(e -> now.isBefore(e.until())).toList();
            case PolicyReading.Rejected(var problems) ->
                throw new IOException(problems.getFirst().toString());
        };
    }

    /** The text with these elevations and no others. */
    static String with(String text, List<Elevation> elevations) {
        int mark = text.indexOf(MARK);
        String policy = (mark < 0 ? text : text.substring(0, mark)).stripTrailing() + "\n";
        return elevations.isEmpty()
                ? policy
                : policy
                        + MARK
                        + elevations.stream()
                                .map(ElevationBlock::entry)
                                .collect(Collectors.joining("", "elevations:\n", ""));
    }

    /** JSON is YAML, with quotes that hold whatever somebody writes as a reason. */
    private static String entry(Elevation elevation) {
        ObjectNode entry = JsonMapper.shared().createObjectNode();
        entry.put("id", elevation.id()).put("device", elevation.device());
        elevation.rules().forEach(entry.putArray("rules")::add);
        entry.put("from", elevation.from().toString())
                .put("until", elevation.until().toString())
                .put("requestedBy", elevation.requestedBy())
                .put("reason", elevation.reason());
        return "  - %s\n".formatted(entry);
    }
}
