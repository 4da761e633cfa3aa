package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left when some rules are only observed, as a table; and what holds for any policy. */
class RuleModeTest {

    private static final AbsolutePath HOME = new AbsolutePath("/home/ana");
    private static final AbsolutePath FILE = new AbsolutePath("/work/file");
    private static final ReadPath READ = new ReadPath(
            new Origin(
                    new AgentIdentity("codex", "1", new AgentIdentity.Proof.Claimed()),
                    new SessionId("s"),
                    new CallId("c"),
                    HOME,
                    ""),
            List.of(FILE));

    /** Rules as {@code effect[/mode][+]}, a plus for a fallback, all of which match. */
    @ParameterizedTest
    @CsvSource({
        "ENFORCE, forbid,                           Forbidden forbid",
        "ENFORCE, forbid/observe,                   Forbidden default.deny",
        "ENFORCE, forbid/observe permit,            Observed forbid/observe",
        "ENFORCE, forbid/observe ask,               MustAsk ask",
        "ENFORCE, forbid/observe ask+,              MustAsk ask+",
        "ENFORCE, forbid/observe ask/observe+,      Forbidden default.deny",
        "ENFORCE, ask/observe+,                     Observed ask/observe+",
        "ENFORCE, forbid ask/observe permit,        Forbidden forbid",
        "ENFORCE, permit ask/observe+,              Permitted permit",
        "ENFORCE, '',                               Forbidden default.deny",
        "OBSERVE, forbid,                           Observed forbid",
        "OBSERVE, forbid/enforce,                   Forbidden forbid/enforce",
        "OBSERVE, forbid ask/enforce,               MustAsk ask/enforce",
        "OBSERVE, forbid permit,                    Observed forbid",
        "OBSERVE, ask/enforce+ forbid,              MustAsk ask/enforce+",
        "OBSERVE, '',                               Observed default.deny",
        "OBSERVE, permit,                           Permitted permit",
    })
    void whatIsEnforcedDecidesAndTheRestIsNoted(Mode mode, String rules, String expected) {
        assertThat(said(mode, rules(rules))).isEqualTo(expected);
    }

    @Test
    void theOrderOfRulesNeverMatters() {
        everyPolicy((seed, mode, rules) -> {
            List<Rule> shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(word(said(mode, shuffled))).as("seed %d", seed).isEqualTo(word(said(mode, rules)));
        });
    }

    @Test
    void aForbiddingRuleThatIsEnforcedAlwaysWins() {
        everyPolicy((seed, mode, rules) -> {
            List<Rule> more = new ArrayList<>(rules);
            more.add(rule("forbid/enforce"));

            assertThat(word(said(mode, more))).as("seed %d", seed).isEqualTo("Forbidden");
        });
    }

    @Test
    void whatIsForbiddenIsForbiddenByAForbiddingRuleOrByNone() {
        everyPolicy((seed, mode, rules) -> {
            Judgement judgement = judge(mode, rules);

            assertThat(judgement.rule().id()).as("seed %d", seed).isNotEmpty();
            if (judgement instanceof Judgement.Forbidden(var rule)) {
                assertThat(rule.effect()).as("seed %d", seed).isEqualTo(Effect.FORBID);
            }
        });
    }

    private interface Check {
        void on(long seed, Mode mode, List<Rule> rules);
    }

    private static void everyPolicy(Check check) {
        long start = new Random().nextLong();
        List<String> kinds = List.of("forbid", "ask", "permit");
        List<String> modes = List.of("", "/observe", "/enforce");
        for (long seed = start; seed < start + 500; seed++) {
            Random random = new Random(seed);
            List<Rule> rules = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                String kind = kinds.get(random.nextInt(3));
                String mode = kind.equals("permit") ? "" : modes.get(random.nextInt(3));
                rules.add(rule(kind + mode + (random.nextBoolean() ? "+" : "")));
            }
            check.on(seed, random.nextBoolean() ? Mode.OBSERVE : Mode.ENFORCE, rules);
        }
    }

    private static String word(String said) {
        return said.substring(0, said.indexOf(' '));
    }

    private static String said(Mode mode, List<Rule> rules) {
        Judgement judgement = judge(mode, rules);
        return judgement.getClass().getSimpleName() + " " + judgement.rule().id();
    }

    private static Judgement judge(Mode mode, List<Rule> rules) {
        Settings settings = Settings.of(Map.of("Mode", mode.name().toLowerCase(Locale.ROOT)));
        return new PolicyJudge(new Policy("test@1", "", settings, rules, DataRules.none(), List.of()), HOME)
                .judge(READ, Optional.of(FILE));
    }

    private static List<Rule> rules(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(" ", -1)).stream().map(RuleModeTest::rule).toList();
    }

    private static Rule rule(String text) {
        String plain = text.replace("+", "");
        int slash = plain.indexOf('/');
        String effect = slash < 0 ? plain : plain.substring(0, slash);
        Optional<Mode> mode = slash < 0
                ? Optional.empty()
                : Optional.of(Mode.valueOf(plain.substring(slash + 1).toUpperCase(Locale.ROOT)));
        return new Rule(
                text,
                Effect.valueOf(effect.toUpperCase(Locale.ROOT)),
                text.endsWith("+"),
                Set.of(ActionKind.READ),
                List.of(new Glob("*")),
                List.of(),
                List.of(),
                "why",
                "",
                mode,
                Lift.POSSIBLE);
    }
}
