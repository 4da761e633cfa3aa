package dev.chaperone.desktop.agent.claudecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.model.action.Approver;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Claude Code's answers, to the letter. */
class ClaudeCodeReplyTest {

    private static final DecisionId ID = new DecisionId("d-1");
    private static final Verdict DENY = new Verdict.Deny(
            ID, new Cause.Silence("q-1", Duration.ofSeconds(60)), "Nobody answered.", Optional.of("Try again once."));
    private static final Verdict ANSWERED =
            new Verdict.Allow(ID, new Cause.Person(Approver.byProgram("ana"), "q-1", "", Duration.ZERO));
    private static final Verdict GRANTED = new Verdict.Allow(ID, new Cause.ByGrant("g-1"));
    private static final Verdict PERMITTED = new Verdict.Allow(ID, new Cause.Rule("system.read"));
    private static final Verdict REWRITE = new Verdict.Rewrite(ID, new Cause.Rule("prompt.clean"), "clean text");

    @Test
    void aDeniedToolIsDeniedInJsonWithExitCodeZero() {
        HookReply reply = ClaudeCodeReply.of("PreToolUse", DENY);

        assertThat(reply.exitCode()).isZero();
        assertThat(reply.stream()).isEqualTo(HookReply.Stream.OUT);
        assertThat(reply.text())
                .isEqualTo("{\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\",\"permissionDecision\":\"deny\","
                        + "\"permissionDecisionReason\":\"Nobody answered. Try again once. (decision d-1)\"}}");
    }

    @Test
    void whatAPersonAllowedIsNotAskedAgainByTheAgent() {
        assertThat(ClaudeCodeReply.of("PreToolUse", ANSWERED).text())
                .isEqualTo("{\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\",\"permissionDecision\":\"allow\","
                        + "\"permissionDecisionReason\":\"allowed in Chaperone (d-1)\"}}");
        assertThat(json("PreToolUse", GRANTED)
                        .at("/hookSpecificOutput/permissionDecision")
                        .stringValue())
                .isEqualTo("allow");
    }

    @Test
    void whatPolicyPermitsGoesOnAsWithoutUs() {
        assertThat(ClaudeCodeReply.of("PreToolUse", PERMITTED)).isEqualTo(HookReply.silent());
        assertThat(ClaudeCodeReply.of("UserPromptSubmit", PERMITTED)).isEqualTo(HookReply.silent());
        assertThat(ClaudeCodeReply.of("PermissionRequest", ANSWERED)).isEqualTo(HookReply.silent());
    }

    @Test
    void aDeniedPromptIsBlockedWithoutEchoingIt() {
        assertThat(ClaudeCodeReply.of("UserPromptSubmit", DENY).text())
                .isEqualTo("{\"decision\":\"block\",\"reason\":\"Nobody answered. Try again once. (decision d-1)\","
                        + "\"suppressOriginalPrompt\":true}");
    }

    @Test
    void aCleanedPromptIsBlockedAndShownClean() {
        JsonNode answer = json("UserPromptSubmit", REWRITE);

        assertThat(answer.path("decision").stringValue()).isEqualTo("block");
        assertThat(answer.path("reason").stringValue()).contains("not sent").endsWith("clean text");
    }

    @Test
    void aDeniedPermissionDialogIsAnsweredWithNo() {
        assertThat(ClaudeCodeReply.of("PermissionRequest", DENY).text())
                .isEqualTo("{\"hookSpecificOutput\":{\"hookEventName\":\"PermissionRequest\",\"decision\":"
                        + "{\"behavior\":\"deny\",\"message\":\"Nobody answered. Try again once. (decision d-1)\"}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreToolUse", "PermissionRequest"})
    void aToolCallThatWouldHaveToBeRewrittenIsDenied(String event) {
        assertThat(ClaudeCodeReply.of(event, REWRITE).text()).contains("\"deny\"");
    }

    /** JSON for an event the agent does not expect could be ignored; an exit code is not. */
    @ParameterizedTest
    @ValueSource(strings = {"ConfigChange", "Elicitation", "BeforeTeleport"})
    void noToAnUnknownEventIsAnExitCode(String event) {
        HookReply reply = ClaudeCodeReply.of(event, DENY);

        assertThat(reply.exitCode()).isEqualTo(2);
        assertThat(reply.stream()).isEqualTo(HookReply.Stream.ERR);
        assertThat(reply.text()).contains("Nobody answered.", "d-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreToolUse", "PermissionRequest", "UserPromptSubmit", "BeforeTeleport"})
    void noReasonIsLongerThanTheAgentShows(String event) {
        Verdict deny = new Verdict.Deny(ID, new Cause.Rule("r"), "x".repeat(20_000), Optional.empty());

        assertThat(ClaudeCodeReply.of(event, deny).text())
                .hasSizeLessThan(10_000)
                .contains("(cut)");
    }

    private static JsonNode json(String event, Verdict verdict) {
        return JsonMapper.shared().readTree(ClaudeCodeReply.of(event, verdict).text());
    }
}
