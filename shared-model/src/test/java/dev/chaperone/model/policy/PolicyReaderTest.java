package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static final String HEAD = "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: mine, version: 2}\n";

    @Test
    void theBuiltInPolicyIsFine() throws IOException {
        PolicyReading reading = PolicyReader.read("baseline", baseline());

        assertThat(reading).isInstanceOf(PolicyReading.Read.class);
    }

    @Test
    void aMistypedKeyIsRefusedWithLineAndSuggestion() {
        assertThat(problems(HEAD + "setings:\n  Mode: enforce\n"))
                .singleElement()
                .hasToString("p.yaml:4: setings: unknown key; did you mean 'settings'?");
    }

    @Test
    void aMistypedEffectIsRefusedWithLineAndSuggestion() {
        String rule = "rules:\n  - id: a\n    effect: alow\n    actions: [fs.read]\n";

        assertThat(problems(HEAD + rule))
                .singleElement()
                .asString()
                .startsWith("p.yaml:6: rules[0].effect: 'alow' is not accepted");
    }

    @Test
    void anUnknownActionIsRefused() {
        String rule = "rules:\n  - id: a\n    effect: ask\n    actions: [fs.raed]\n";

        assertThat(problems(HEAD + rule))
                .singleElement()
                .asString()
                .contains("'fs.raed' is no action; did you mean 'fs.read'?");
    }

    @Test
    void aPatternThatWouldMatchNoPathIsRefused() {
        String rule =
                "rules:\n  - id: a\n    effect: forbid\n    actions: [fs.read]\n    paths: {anyOf: [secrets/**]}\n";

        assertThat(problems(HEAD + rule))
                .singleElement()
                .asString()
                .contains("p.yaml:8")
                .contains("'secrets/**' would match no path; start it with /, ~/ or **/");
    }

    @Test
    void aProtectedFolderThatWouldMatchNoPathIsRefused() {
        assertThat(problems(HEAD + "settings:\n  ProtectedFolders: [secrets/**]\n"))
                .singleElement()
                .asString()
                .contains("p.yaml:5")
                .contains("'secrets/**' would match no path");
    }

    @Test
    void aSettingOutsideItsLimitsIsRefusedAndTheLimitNamed() {
        assertThat(problems(HEAD + "settings:\n  ConsentTimeoutSeconds: 5\n"))
                .singleElement()
                .asString()
                .contains("p.yaml:5")
                .contains("'5'")
                .contains("from 30 to 300");
    }

    @Test
    void aSecretIsNeverRepeatedInAProblem() {
        String long_ = "x".repeat(300);

        assertThat(problems(HEAD + "settings:\n  EnrolmentSecret: " + long_ + "\n"))
                .singleElement()
                .asString()
                .doesNotContain("xxx");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(problems(HEAD + "rules:\n  - effect: ask\n  - id: b\n    actions: [fs.read]\n"))
                .hasSize(3);
    }

    @Test
    void twoRulesOfOneIdAreRefused() {
        String rule = "  - {id: a, effect: ask, actions: fs.read}\n";

        assertThat(problems(HEAD + "rules:\n" + rule + rule))
                .singleElement()
                .asString()
                .contains("used twice");
    }

    @Test
    void aRuleThatCouldNeverMatchIsRefused() {
        String paths = "  - {id: a, effect: forbid, actions: net.use, paths: {anyOf: [/x]}}\n";
        String tools = "  - {id: b, effect: forbid, actions: fs.read, tools: [Bash]}\n";

        assertThat(problems(HEAD + "rules:\n" + paths + tools))
                .extracting(PolicyProblem::toString)
                .satisfiesExactly(
                        p -> assertThat(p).contains("p.yaml:5", "never matches, since net.use has no path"),
                        p -> assertThat(p).contains("p.yaml:6", "never matches without the action tool.call"));
    }

    @Test
    void aPermitHasNoMode() {
        assertThat(problems(HEAD + "rules:\n  - {id: a, effect: permit, mode: observe, actions: fs.read}\n"))
                .singleElement()
                .asString()
                .contains("rules[0].mode: has no meaning for a permit");
    }

    @Test
    void brokenYamlIsOneProblemWithItsLine() {
        assertThat(problems("a: [1\nb: 2\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.line()).isPositive());
    }

    @Test
    void noTextMakesTheReaderThrow() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String good = baseline();
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int n = random.nextInt(5); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) (random.nextInt(96) + 32));
            }
            assertThat(PolicyReader.read("seed " + seed, text.toString())).isNotNull();
        }
    }

    private static List<PolicyProblem> problems(String text) {
        PolicyReading reading = PolicyReader.read("p.yaml", text);
        assertThat(reading).isInstanceOf(PolicyReading.Rejected.class);
        return ((PolicyReading.Rejected) reading).problems();
    }

    private static String baseline() throws IOException {
        try (InputStream in = Objects.requireNonNull(PolicyReaderTest.class.getResourceAsStream("baseline.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
