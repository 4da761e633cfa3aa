package dev.chaperone.model.policy.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PolicyComposer;
import dev.chaperone.model.policy.PolicyLayer;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final AbsolutePath HOME = new AbsolutePath("/home/ana");
    private static final String HEAD = "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: p, version: 1}\n";
    private static final String RULES = """
            rules:
              - {id: keys, effect: forbid, actions: [fs.read], paths: {anyOf: ["~/.ssh/**"]}}
              - {id: push, effect: forbid, mode: observe, fallback: true, actions: [git.push]}
              - {id: own, effect: permit, actions: [tool.call], tools: [Todo]}
              - {id: rest, effect: ask, fallback: true, actions: [fs.read, fs.write, exec.run, tool.call]}
            """;

    /** What was recorded, and how the policy above changes it. */
    @ParameterizedTest
    @CsvSource({
        "fs.read,   /home/ana/.ssh/id, deny,  rule,   secrets.protected,  same",
        "fs.read,   /home/ana/.ssh/id, allow, rule,   observe:x,          permit forbid keys",
        "fs.read,   /home/bob/.ssh/id, allow, person, q-1,                ask forbid keys",
        "fs.read,   /Users/bob/.ssh/i, allow, grant,  g-1,                ask forbid keys",
        "fs.read,   /srv/x,            allow, grant,  g-1,                same",
        "fs.read,   /srv/x,            deny,  silence,q-1,                same",
        "fs.read,   /srv/x,            allow, rule,   system.read,        permit ask rest",
        "git.push,  /srv/x,            deny,  rule,   push.closed,        forbid permit push",
        "tool.call, '',                allow, rule,   own,                same",
        "tool.call, '',                deny,  person, q-2,                same",
        "tool.call, '',                allow, rule,   another,            permit ask rest",
    })
    void anAnswerThatWouldChangeIsToldWithItsRule(
            String action, String path, String outcome, String cause, String ref, String expected) {
        Replay replay = new Replay(policy(RULES), HOME);

        replay.add(decided("d-1", action, path, outcome, cause, ref));

        assertThat(told(replay.report())).isEqualTo(expected);
    }

    @Test
    void partsOfOneCallAreOneAnswer() {
        Replay replay = new Replay(policy(RULES), HOME);

        replay.add(decided("d-1", "exec.run", "/srv/x", "deny", "rule", "secrets.protected"));
        replay.add(decided("d-1", "fs.read", "/home/ana/.ssh/id", "deny", "rule", "secrets.protected"));

        assertThat(replay.report().calls()).isEqualTo(1);
        assertThat(told(replay.report())).isEqualTo("same");
    }

    @Test
    void whatNoPolicyDecidedIsCountedApart() {
        Replay replay = new Replay(policy(RULES), HOME);

        replay.add(decided("d-1", "fs.read", "/srv/x", "deny", "failure", "caller_gone"));
        replay.add(decided("d-2", "fs.read", "/srv/x", "deny", "rule", "consent.stopped"));
        replay.add(decided("d-3", "unknown", "", "deny", "failure", "unknown_tool"));

        assertThat(replay.report().withoutSay()).isEqualTo(3);
        assertThat(replay.report().calls()).isZero();
    }

    @Test
    void twoPoliciesDifferInSettingsRulesAndAnswers() {
        Composition before = compose(RULES);
        Composition after = compose("""
                settings: {BlockPush: false, AllowedAgents: [codex]}
                rules:
                  - {id: keys, effect: permit, actions: [fs.read], paths: {anyOf: ["~/.ssh/**"]}}
                  - {id: own, effect: permit, actions: [tool.call], tools: [Todo]}
                  - {id: rest, effect: ask, fallback: true, actions: [fs.read, fs.write, exec.run, tool.call]}
                """);

        PolicyDifference difference = PolicyDifference.between(before, after, HOME);

        assertThat(difference.settings())
                .extracting(s -> s.after().key().name())
                .containsExactly("AllowedAgents", "BlockPush");
        assertThat(difference.rules())
                .extracting(PolicyDifference.RuleChange::id)
                .containsExactly("keys", "push");
        assertThat(difference.answers())
                .anySatisfy((answer, agents) -> {
                    assertThat(answer.place()).isEqualTo("/home/ana/.ssh/x");
                    assertThat(answer.after().rule()).isEqualTo("keys");
                    assertThat(agents).containsExactly("codex");
                })
                .anySatisfy((answer, agents) -> {
                    assertThat(answer.after().rule()).isEqualTo("agents.allowed");
                    assertThat(agents).contains("claude-code").doesNotContain("codex");
                });
    }

    @Test
    void aPolicyDoesNotDifferFromItself() {
        assertThat(PolicyDifference.between(compose(RULES), compose(RULES), HOME)
                        .isEmpty())
                .isTrue();
    }

    private static String told(ReplayReport report) {
        List<String> changes = new ArrayList<>();
        report.changes()
                .keySet()
                .forEach(c -> changes.add("%s %s %s"
                        .formatted(
                                c.before().name().toLowerCase(Locale.ROOT),
                                c.after().name().toLowerCase(Locale.ROOT),
                                c.rule())));
        return changes.isEmpty() ? "same" : String.join(", ", changes);
    }

    private static Policy policy(String rules) {
        return compose(rules).policy();
    }

    private static Composition compose(String rules) {
        PolicyReading reading = PolicyReader.read("p.yaml", HEAD + rules);
        return PolicyComposer.compose(List.of(new PolicyLayer(Source.BUILT_IN, (PolicyReading.Read) reading)), "d");
    }

    private static Decided decided(
            String id, String action, String path, String outcome, String cause, String causeRef) {
        return new Decided(
                id,
                "codex",
                "1",
                "claimed",
                "s",
                "c",
                "codex/hook",
                action,
                path.isEmpty() ? List.of() : List.of(path),
                outcome,
                cause,
                causeRef,
                "",
                "",
                "",
                "p@1");
    }
}
