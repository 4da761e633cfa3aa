package dev.chaperone.desktop.cli;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.Sanitised;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON in ASCII, so that no terminal's encoding can change them. */
final class FindingJson {

    private static final int PERCENT = 100;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private FindingJson() {}

    /**
     * {@code {"id","findings":[…],"text"}}; offsets count UTF-16 units of the input, confidence is from 0 to 1.
     *
     * @param id left out if empty
     */
    static String of(String id, Sanitised sanitised) {
        ObjectNode object = JSON.createObjectNode();
        if (!id.isEmpty()) {
            object.put("id", id);
        }
        ArrayNode findings = object.putArray("findings");
        for (Finding finding : sanitised.findings()) {
            findings.addObject()
                    .put("start", finding.span().start())
                    .put("end", finding.span().end())
                    .put("class", finding.category())
                    .put("rule", finding.rule())
                    .put("confidence", (double) finding.confidence() / PERCENT);
        }
        return JSON.writeValueAsString(object.put("text", sanitised.text()));
    }
}
