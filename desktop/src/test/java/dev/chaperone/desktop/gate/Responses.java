package dev.chaperone.desktop.gate;

import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.policy.DataRules.DataResponse;
import dev.chaperone.model.policy.SourceLine;
import dev.chaperone.model.sanitise.ResponseMatrix;
import java.util.List;

/** Rules for data that look for nothing more than what is built in. */
final class Responses {

    private Responses() {}

    static DataScreen screen(ResponseMatrix matrix) {
        DataRules rules = new DataRules(
                matrix.rows().stream()
                        .map(row -> new DataResponse(row, new SourceLine("test.yaml", 1)))
                        .toList(),
                List.of(),
                List.of());
        return new DataScreen(() -> rules);
    }
}
