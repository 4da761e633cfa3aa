package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Response;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataReaderTest {

    private static final String HEAD = "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: mine, version: 2}\n";

    @Test
    void theFirstResponseThatFitsCounts() {
        DataRules data = read("""
                data:
                  responses:
                    - { classes: [secret.jwt, personal.*], destinations: model, response: warn, confidence: 60 }
                    - { classes: "*", response: block }
                """);

        assertThat(data.matrix().responseTo("secret.jwt", 60, Destination.MODEL))
                .isEqualTo(Response.WARN);
        assertThat(data.matrix().responseTo("personal.email", 70, Destination.MODEL))
                .isEqualTo(Response.WARN);
        assertThat(data.matrix().responseTo("secret.jwt", 59, Destination.MODEL))
                .isEqualTo(Response.BLOCK);
        assertThat(data.matrix().responseTo("secret.jwt", 99, Destination.REPOSITORY))
                .isEqualTo(Response.BLOCK);
    }

    @Test
    void wordsAndRulesAndRulesForGitleaksAreFound() {
        DataRules data = read("""
                data:
                  words:
                    projects: [Project Falcon, Blue Heron]
                  rules: |
                    acme-ticket: Tickets of Acme
                      form ACMETKT-{n8}
                  gitleaks: |
                    [[rules]]
                    id = "acme-key"
                    regex = '''acmekey_[0-9a-f]{16}'''
                    keywords = ["acmekey_"]
                """);

        assertThat(classes(data, "about blue heron, ACMETKT-18273645, acmekey_0f1e2d3c4b5a6978"))
                .containsExactly("organisation.projects", "secret.acme-ticket", "secret.acme-key");
        assertThat(classes(DataRules.none(), "about blue heron, ACMETKT-18273645"))
                .isEmpty();
    }

    @Test
    void nothingSaidIsWhatIsBuiltIn() {
        assertThat(read("").sanitiser()).isSameAs(Sanitiser.standard());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            responses: [{classes: "*"}]                                 | responses[0].response: is missing; use allow
            responses: [{response: block}]                              | responses[0].classes: is missing
            responses: [{classes: secrets.x, response: block}]          | 'secrets.x' is no class; begin with secret.
            responses: [{classes: "*", response: refuse}]               | 'refuse' is not accepted
            responses: [{classes: "*", response: warn, confidence: 101}] | '101' is not a whole number from 0 to 100
            responses: [{classes: "*", response: warn, destinations: [modle]}] | did you mean 'model'?
            words: {Projects: [a]}                                      | 'Projects' is not an id
            words: {projects: []}                                       | data.words.projects
            rules: "no head"                                            | 'no head' is no head of a rule
            gitleaks: "[[rules]]"                                       | data.gitleaks
            gitleaks: "[extend]\\npath = 'other.toml'"                  | other.toml
            ruels: x                                                    | did you mean 'rules'?
            """)
    void whatIsWrongIsNamed(String line, String complaint) {
        assertThat(PolicyReader.read("p.yaml", HEAD + "data:\n  " + line + "\n"))
                .isInstanceOfSatisfying(
                        PolicyReading.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .anySatisfy(p -> assertThat(p.toString())
                                        .startsWith("p.yaml:5: data")
                                        .contains(complaint)));
    }

    @Test
    void anAdministratorsResponsesComeFirstAndThePersonsMayOnlyBeStricter() {
        PolicyLayer base = layer(Source.BUILT_IN, HEAD);
        PolicyLayer user = layer(Source.USER, HEAD + """
                data:
                  words: {mine: [Grandma]}
                  responses:
                    - { classes: personal.email, response: allow }
                    - { classes: personal.phone, response: block }
                    - { classes: secret.jwt, response: block }
                """);
        PolicyLayer managed =
                layer(Source.MANAGED, HEAD + "data:\n  responses: [{classes: secret.jwt, response: warn}]\n");

        Composition composition = PolicyComposer.compose(List.of(base, user, managed), "0");

        DataRules data = composition.policy().data();
        assertThat(data.matrix().responseTo("personal.email", 90, Destination.MODEL))
                .isEqualTo(Response.REPLACE);
        assertThat(data.matrix().responseTo("personal.phone", 90, Destination.MODEL))
                .isEqualTo(Response.BLOCK);
        assertThat(data.matrix().responseTo("secret.jwt", 90, Destination.MODEL))
                .isEqualTo(Response.WARN);
        assertThat(classes(data, "ask Grandma")).containsExactly("organisation.mine");
        assertThat(composition.disregarded())
                .singleElement()
                .satisfies(p -> assertThat(p.toString())
                        .isEqualTo(
                                "user:7: data.responses: does not count; on a managed laptop your responses may only replace"
                                        + " or block"));
    }

    @Test
    void whereNobodyManagesThePersonMayAllow() {
        PolicyLayer user =
                layer(Source.USER, HEAD + "data:\n  responses: [{classes: personal.email, response: allow}]\n");

        DataRules data = PolicyComposer.compose(List.of(layer(Source.BUILT_IN, HEAD), user), "0")
                .policy()
                .data();

        assertThat(data.matrix().responseTo("personal.email", 90, Destination.MODEL))
                .isEqualTo(Response.ALLOW);
    }

    private static List<String> classes(DataRules data, String text) {
        PlaceholderKey key = PlaceholderKey.fresh(_ -> {});
        return data.sanitiser().sanitise(text, key).findings().stream()
                .map(Finding::classification)
                .toList();
    }

    private static DataRules read(String text) {
        return layer(Source.USER, HEAD + text).data();
    }

    private static PolicyLayer layer(Source source, String text) {
        return switch (PolicyReader.read(source.wireName(), text)) {
            case PolicyReading.Read read -> new PolicyLayer(source, read);
            case PolicyReading.Rejected(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
