package dev.chaperone.model.policy.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.PolicyProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyCasesTest {

    private static final String HEAD = "apiVersion: chaperone/v1\nkind: PolicyTest\npolicy: p.yaml\ncases:\n";

    @Test
    void aCaseIsReadWithItsLine() {
        PolicyCase one = only("  - {name: keys, agent: codex, action: fs.read, path: ~/.ssh/id, expect: forbid}\n");

        assertThat(one.action().path()).hasValue(PolicyCases.path("~/.ssh/id", PolicyCases.HOME));
        assertThat(one.at()).hasToString("t.yaml:5");
        assertThat(one.effect()).isEqualTo(Effect.FORBID);
        assertThat(one.rule()).isEmpty();
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        String cases = """
                  - {name: a, agent: codex, action: fs.raed, expect: forbid}
                  - {name: b, agent: codex, action: fs.read, path: src/x, expect: alow, rul: r}
                  - {agent: codex}
                """;

        assertThat(problems(HEAD + cases.indent(2)))
                .extracting(PolicyProblem::toString)
                .anySatisfy(p -> assertThat(p).contains("t.yaml:5", "'fs.raed'", "did you mean 'fs.read'?"))
                .anySatisfy(p -> assertThat(p).contains("t.yaml:6", "must be absolute or start with ~/"))
                .anySatisfy(p -> assertThat(p).contains("t.yaml:6", "'alow'"))
                .anySatisfy(p -> assertThat(p).contains("cases[1].rul", "did you mean 'rule'?"))
                .anySatisfy(p -> assertThat(p).contains("t.yaml:7", "cases[2].expect: is missing"));
    }

    @Test
    void aTestWithoutACaseIsAMistake() {
        assertThat(problems("apiVersion: chaperone/v1\nkind: PolicyTest\npolicy: p.yaml\n"))
                .singleElement()
                .asString()
                .contains("a test that tests nothing proves nothing");
    }

    @Test
    void aDifferenceNamesBothAnswers() {
        PolicyCase one = only("  - {name: n, agent: a, action: fs.read, path: /x, expect: ask, rule: folder.ask}\n");

        assertThat(one.difference(new Ruling(Effect.FORBID, "secrets", Mode.OBSERVE)))
                .hasValue("expected ask by folder.ask, observed only, got forbid by secrets, observed only");
        assertThat(one.difference(new Ruling(Effect.ASK, "folder.ask", Mode.ENFORCE)))
                .isEqualTo(Optional.empty());
        assertThat(one.difference(new Ruling(Effect.ASK, "other", Mode.ENFORCE)))
                .isPresent();
    }

    private static PolicyCase only(String text) {
        assertThat(PolicyCases.read("t.yaml", HEAD + text)).isInstanceOf(PolicyCases.Reading.Read.class);
        PolicyCases.Reading.Read read = (PolicyCases.Reading.Read) PolicyCases.read("t.yaml", HEAD + text);
        assertThat(read.policies()).containsExactly("p.yaml");
        return read.cases().getFirst();
    }

    private static List<PolicyProblem> problems(String text) {
        PolicyCases.Reading reading = PolicyCases.read("t.yaml", text);
        assertThat(reading).isInstanceOf(PolicyCases.Reading.Rejected.class);
        return ((PolicyCases.Reading.Rejected) reading).problems();
    }
}
