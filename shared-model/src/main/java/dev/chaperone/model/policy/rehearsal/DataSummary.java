package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.policy.DataRules.DataResponse;
import dev.chaperone.model.sanitise.ResponseMatrix.Row;
import dev.chaperone.model.sanitise.gitleaks.GitleaksRules;
import dev.chaperone.model.sanitise.token.TokenRule;
import java.util.List;

/**
 * Rules for data so that two can be compared.
 *
 * @param imported how many rules for gitleaks there are
 */
public record DataSummary(List<Row> responses, List<TokenRule> rules, int imported) {

    public DataSummary {
        responses = List.copyOf(responses);
        rules = List.copyOf(rules);
    }

    static DataSummary of(DataRules data) {
        return new DataSummary(
                data.responses().stream().map(DataResponse::row).toList(),
                data.rules(),
                data.imported().stream().mapToInt(GitleaksRules::size).sum());
    }
}
