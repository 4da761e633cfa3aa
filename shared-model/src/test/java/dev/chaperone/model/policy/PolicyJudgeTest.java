package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJudgeTest {

    private static final AbsolutePath HOME = new AbsolutePath("/home/Ana");
    private static final Origin ORIGIN = new Origin(
            new AgentIdentity("claude-code", "1", new AgentIdentity.Proof.Claimed()),
            new SessionId("s"),
            new CallId("c"),
            HOME,
            "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/Ana/.ssh/id_rsa",
                "/home/Ana/.SSH/ID_RSA",
                "/HOME/ana/.Ssh/x",
                "/home/Ana/.\u017fsh/x", // the long s becomes an S where case is folded
                "/home/Ana/Caf\u00e9/x",
                "/home/Ana/cafe\u0301/x", // the accent beside its letter
            })
    void whatIsForbiddenIsForbiddenHoweverItIsSpelled(String path) {
        PolicyJudge judge = judge(rule(Effect.FORBID, "~/.ssh/**", "~/caf\u00e9/**"));

        assertThat(judge(judge, path)).isInstanceOf(Judgement.Forbidden.class);
    }

    @Test
    void aPermissionIsForTheVerySpelling() {
        PolicyJudge judge = judge(rule(Effect.PERMIT, "/srv/open/**"));

        assertThat(judge(judge, "/srv/open/x")).isInstanceOf(Judgement.Permitted.class);
        assertThat(judge(judge, "/srv/OPEN/x")).isInstanceOf(Judgement.Forbidden.class);
    }

    @Test
    void aNameThatOnlyBeginsAlikeIsNotForbidden() {
        PolicyJudge judge = judge(rule(Effect.FORBID, "~/.ssh/**"), rule(Effect.PERMIT, "/**"));

        assertThat(judge(judge, "/home/Ana/.sshd/x")).isInstanceOf(Judgement.Permitted.class);
    }

    private static Judgement judge(PolicyJudge judge, String path) {
        AbsolutePath place = new AbsolutePath(path);
        return judge.judge(new ReadPath(ORIGIN, List.of(place)), Optional.of(place));
    }

    private static PolicyJudge judge(Rule... rules) {
        return new PolicyJudge(
                new Policy("test@1", "", Settings.of(Map.of()), List.of(rules), DataRules.none(), List.of()), HOME);
    }

    private static Rule rule(Effect effect, String... paths) {
        return new Rule(
                "r",
                effect,
                false,
                Set.of(ActionKind.READ),
                List.of(new Glob("*")),
                List.of(paths).stream().map(Glob::new).toList(),
                List.of(),
                "why",
                "");
    }
}
