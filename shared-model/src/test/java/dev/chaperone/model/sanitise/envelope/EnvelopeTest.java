package dev.chaperone.model.sanitise.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTest {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);
    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[{\"role\":\"user\",\"content\":\"use %s now\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\\n%s\\nb\"}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\",\"content\":\"%s\"}]}]}",
                "{\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"{\\\"k\\\":\\\"%s\\\"}\"}]}",
                "{\"contents\":[{\"parts\":[{\"text\":\"%s\"}]}]}",
                "{\"system\":\"%s\",\"messages\":[]}",
                "[\"%s\"]"
            })
    void findsWhatIsInAStringAndKeepsTheJsonValid(String body) {
        Sanitised clean = clean(body.formatted(TOKEN));

        assertThat(clean.findings()).isNotEmpty();
        assertThat(clean.text()).doesNotContain(TOKEN);
        assertThat(JsonMapper.shared().readTree(clean.text())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[],\"model\":\"m-4539148803436467\",\"id\":\"req_4539148803436467\"}",
                "{\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_01A09q90qw90lq917835lq9\",\"name\":\"read\"}]}",
                "{\"messages\":[{\"content\":[{\"type\":\"thinking\",\"thinking\":\"x\",\"signature\":\"EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl1pkiMOYds3YzY1BvZ\"}]}]}"
            })
    void leavesAloneWhatTheProtocolNeeds(String body) {
        assertThat(clean(body).text()).isEqualTo(body);
    }

    @Test
    void aSecretWhereAnIdBelongsIsNotTrustedToBeAnId() {
        assertThat(clean("{\"messages\":[],\"id\":\"" + TOKEN + "\"}").text()).doesNotContain(TOKEN);
    }

    @Test
    void theKeyOfAPairNamesItsValueWhateverTheValueHolds() {
        Sanitised clean = clean("{\"dbPassword\":\"Tr0\\\"ub4dor" + "-lake\"}");

        assertThat(clean.text()).matches("\\{\"dbPassword\":\"CHAPERONE_PASSWORD_[A-Z0-9]{8}\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "{", "{\"a\":}]", "[1,2", "{\"a\":\"b\nc\"}", "{\"a\":\"\\x\"}", "{} trailing text"
            })
    void whatIsNoJsonIsReadAsText(String text) {
        assertThat(Envelope.of(text)).isEmpty();
    }

    @Test
    void deepNestingIsReadAsText() {
        assertThat(Envelope.of("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
    }

    @Test
    void onlyAddedLinesOfADiffCount() {
        String diff = "--- a/x.env\n+++ b/x.env\n@@ -1,2 +7,3 @@\n one\n-OLD=" + TOKEN + "\n+A=1\n+NEW=" + TOKEN + "\n";
        Diff read = new Diff(diff);

        var findings = Sanitiser.standard().findInDiff(read, KEY);

        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(read.placeOf(f.span().start())).isEqualTo(new Diff.Place("x.env", 9)));
    }

    /** Added, the content {@code ++ x} looks like the name of a file, and what follows must still be read. */
    @Test
    void anAddedLineThatLooksLikeAFileNameIsRead() {
        String diff = "--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n--- one\n+++ NEW=" + TOKEN
                + "\n+two\n--- a/y\n+++ b/y\n@@ -0,0 +1 @@\n+K=" + TOKEN + "\n";
        Diff read = new Diff(diff);

        assertThat(Sanitiser.standard().findInDiff(read, KEY))
                .extracting(f -> read.placeOf(f.span().start()))
                .containsExactly(new Diff.Place("x", 1), new Diff.Place("y", 1));
    }

    private static Sanitised clean(String text) {
        return Sanitiser.standard().sanitise(text, KEY);
    }
}
