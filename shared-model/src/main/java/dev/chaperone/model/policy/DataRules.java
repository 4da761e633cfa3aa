package dev.chaperone.model.policy;

import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.gitleaks.GitleaksRules;
import dev.chaperone.model.sanitise.token.TokenRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an organisation says about data: what it looks for besides the built-in rules, and what happens to a finding.
 *
 * @param responses the first that fits counts; what fits none is replaced
 * @param rules forms and words of the organisation
 * @param imported rule sets in the form of gitleaks
 */
public record DataRules(List<DataResponse> responses, List<TokenRule> rules, List<GitleaksRules> imported) {

    private static final DataRules NONE = new DataRules(List.of(), List.of(), List.of());

    /** A row of the matrix and where it is written. */
    public record DataResponse(ResponseMatrix.Row row, SourceLine at) {}

    public DataRules {
        responses = List.copyOf(responses);
        rules = List.copyOf(rules);
        imported = List.copyOf(imported);
    }

    /** Nothing but what is built in. */
    public static DataRules none() {
        return NONE;
    }

    public boolean isEmpty() {
        return responses.isEmpty() && !looksForMore();
    }

    /** These, and what weaker ones say: their responses come after these. */
    DataRules above(DataRules weaker) {
        return weaker.isEmpty()
                ? this
                : new DataRules(
                        both(responses, weaker.responses), both(rules, weaker.rules), both(imported, weaker.imported));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    public ResponseMatrix matrix() {
        List<ResponseMatrix.Row> rows = new ArrayList<>();
        responses.forEach(response -> rows.add(response.row()));
        return new ResponseMatrix(rows);
    }

    /** Looks for all of this. Takes some milliseconds unless nothing is added to what is built in. */
    public Sanitiser sanitiser() {
        return looksForMore() ? Sanitiser.with(rules, imported, true) : Sanitiser.standard();
    }

    private boolean looksForMore() {
        return !rules.isEmpty() || !imported.isEmpty();
    }
}
