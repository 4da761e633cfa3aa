package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.cli.PolicyRig.Ended;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that try a policy before it counts. */
class PolicyTrialTest {

    private static final String RULES = """
            rules:
              - {id: acme.closed, effect: forbid, actions: [fs.read], paths: {anyOf: ["/srv/acme/**"]}, reason: Closed.}
            """;
    private static final String TESTS = """
            apiVersion: chaperone/v1
            kind: PolicyTest
            policy: acme.yaml
            cases:
              - {name: closed, agent: codex, action: fs.read, path: /srv/acme/x, expect: forbid, rule: acme.closed}
              - {name: keys, agent: codex, action: fs.read, path: ~/.ssh/id, expect: forbid}
              - {name: tools, agent: codex, action: tool.call, tool: task, expect: permit}
              - {name: others, agent: nobody, action: fs.read, path: /x, expect: forbid, rule: agents.allowed}
            """;

    @TempDir
    Path disk;

    private PolicyRig rig;
    private String acme = "";

    @BeforeEach
    void setUp() throws IOException {
        rig = new PolicyRig(disk);
        acme = rig.write("acme.yaml", PolicyRig.HEAD.formatted("acme", 4) + RULES)
                .toString();
    }

    @Test
    void checkNamesEveryProblemOfEveryFileAtOnce() throws IOException {
        String rules = rig.write("a.yaml", PolicyRig.HEAD.formatted("a", 1) + "rules:\n  - {id: A, effect: alow}\n")
                .toString();
        String settings =
                rig.write("b.json", "{\n\"Mod\": 1,\n\"BlockPush\": \"no\"}").toString();

        Ended ended = rig.run("policy", "check", rules, settings);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines())
                .hasSize(5)
                .anySatisfy(l -> assertThat(l).startsWith(rules + ":5: rules[0].id"))
                .anySatisfy(l -> assertThat(l).startsWith(rules + ":5: rules[0].effect: 'alow'"))
                .anySatisfy(l -> assertThat(l).startsWith(rules + ":5: rules[0].actions: is missing"))
                .anySatisfy(l -> assertThat(l).startsWith(settings + ":2: Mod: unknown setting; did you mean 'Mode'?"))
                .anySatisfy(l -> assertThat(l).startsWith(settings + ":3: BlockPush: 'no'"));
        assertThat(rig.run("policy", "check", "--json", settings).out()).contains("\"line\":2", "\"key\":\"Mod\"");
    }

    @Test
    void checkSaysWhatComesOutWhereNothingIsWrong() {
        Ended ended = rig.run("policy", "check", acme);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("No problems. With the built-in policy below, that is acme@4 with ");
    }

    @Test
    void testsBesideThePolicyPass() throws IOException {
        rig.write("acme.test.yaml", TESTS);

        assertThat(rig.run("policy", "test", disk.toString())).isEqualTo(new Ended(0, "4 passed, 0 failed.\n", ""));
    }

    @Test
    void aTestThatFailsShowsBothAnswersAndItsLine() throws IOException {
        String test = rig.write("acme.test.yaml", TESTS.replace("rule: acme.closed", "rule: acme.shut"))
                .toString();

        Ended ended = rig.run("policy", "test", test);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .isEqualTo("FAILED  " + test
                        + ":5: closed: expected forbid by acme.shut, got forbid by acme.closed\n"
                        + "3 passed, 1 failed.\n");
    }

    @Test
    void aTestOfABrokenPolicyFails() throws IOException {
        rig.write("acme.test.yaml", TESTS);
        rig.write("acme.yaml", "kind: Policy\n");

        Ended ended = rig.run("policy", "test", disk.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("acme.yaml:1: apiVersion: is missing");
        assertThat(rig.run("policy", "test", rig.folders().state().toString()).code())
                .isEqualTo(2);
    }

    @Test
    void whyShowsWhichRulesSpokeAndWhichDecided() {
        Ended ended =
                rig.run("policy", "why", "--agent", "codex", "--action", "fs.read", "--path", "/srv/acme/x", acme);

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("codex is refused by acme.closed\n")
                .containsPattern("\\* FORBID +acme.closed +~/acme.yaml:5\n")
                .containsPattern("  ASK +folder.ask +built-in baseline:\\d+, counts only where no other rule matches");
        assertThat(rig.run("policy", "why", "--action", "fs.raed").err())
                .contains("'fs.raed' is no action; use fs.read");
    }

    @Test
    void diffSaysWhichAnswersChangeAndWhy() throws IOException {
        String more = rig.write("more.json", "{\"BlockPush\": false}").toString();

        Ended ended = rig.run("policy", "diff", acme);
        Ended settings = rig.run("policy", "diff", acme, more);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("""
                rule     acme.closed: added, forbid fs.read 1 paths
                answer   fs.read /srv/acme/x: ask by folder.ask -> forbid by acme.closed (10 agents)
                """);
        assertThat(settings.out())
                .contains("setting  BlockPush: true -> false", "rule     push.closed: removed", "answer   git.push");
        assertThat(rig.run("policy", "diff", acme, acme)).isEqualTo(new Ended(0, "No difference.\n", ""));
    }

    @Test
    void replaySaysWhichRecordedAnswersWouldChange() throws IOException {
        String events = rig.write(
                        "events.jsonl",
                        line(1, "d-1", "fs.read", "/srv/acme/x", "allow", "person")
                                + line(2, "d-2", "fs.read", "/srv/other", "allow", "person"))
                .toString();

        Ended ended = rig.run("policy", "replay", acme, "--events", events);
        Ended later = rig.run("policy", "replay", acme, "--events", events, "--since", "2026-11-25");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("""
                2 recorded decisions make 2 calls; the policy would answer 1 of them differently.
                  stricter: 1 times forbid instead of ask by acme.closed
                      d-1 codex fs.read /srv/acme/x
                """);
        assertThat(later.code()).isZero();
        assertThat(rig.run("policy", "replay", acme, "--events", acme).err())
                .contains("line 1 is no event")
                .hasLineCount(1);
    }

    private static String line(
            long sequence, String decision, String action, String path, String outcome, String cause) {
        EventBody.Decided body = new EventBody.Decided(
                decision,
                "codex",
                "1",
                "claimed",
                "s",
                "c",
                "codex/hook",
                action,
                List.of(path),
                outcome,
                cause,
                "q-1",
                "ana",
                "",
                "once",
                "baseline@1");
        Instant time = Instant.parse("2026-11-24T12:00:00Z");
        AuditEvent event = new AuditEvent("e-" + sequence, "device", sequence, time, "ana", body);
        return new String(EventCodec.encode(event), StandardCharsets.UTF_8) + "\n";
    }
}
