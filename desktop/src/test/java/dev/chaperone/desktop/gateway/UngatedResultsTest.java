package dev.chaperone.desktop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.policy.ModelTraffic.UngatedResults;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Results of tools that are about to leave, with and without a call the gate was asked about. */
class UngatedResultsTest extends GatewayCase {

    private static final String CONTENT = "nobody-shared-this";
    private static final String MESSAGES = "/anthropic/v1/messages";
    private static final String ANTHROPIC = """
            {"model":"m","messages":[{"role":"user","content":"go"},
             {"role":"assistant","content":[{"type":"tool_use","id":"%1$s","name":"Bash","input":{"command":"x"}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"%1$s","content":"%2$s"%3$s}]}%4$s]}""";
    private static final String LATER =
            ",{\"role\":\"assistant\",\"content\":\"ok\"},{\"role\":\"user\",\"content\":\"more\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/anthropic/v1/messages | {\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"Bash\",\"input\":{}}]},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"c1\",\"content\":[{\"type\":\"text\",\"text\":\"nobody-shared-this\"}]}]}]}",
                "/openai/v1/responses | {\"input\":[{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"sh\",\"arguments\":\"{}\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"nobody-shared-this\"}]}",
                "/openai/v1/responses | {\"input\":[{\"type\":\"custom_tool_call\",\"call_id\":\"c1\",\"name\":\"sh\",\"input\":\"x\"},"
                        + "{\"type\":\"custom_tool_call_output\",\"call_id\":\"c1\",\"output\":[{\"type\":\"input_text\",\"text\":\"nobody-shared-this\"}]}]}",
                "/openai/v1/chat/completions | {\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"sh\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"nobody-shared-this\"}]}",
                "/gemini/v1beta/models/m:generateContent | {\"contents\":[{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"id\":\"c1\",\"name\":\"sh\",\"args\":{}}}]},"
                        + "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"id\":\"c1\",\"name\":\"sh\",\"response\":{\"output\":\"nobody-shared-this\"}}}]}]}"
            })
    void aResultLeavesOnlyIfTheGateWasAsked(String path, String body) throws Exception {
        rig.post(path, body);
        assertThat(last()).doesNotContain(CONTENT).contains("held this result back", "decision d");
        assertThat(JsonMapper.shared().readTree(last()).isObject()).isTrue();

        rig.asked(GatewayRig.AGENT, "c2", allowed("d-x"));
        rig.post(path, body.replace("c1", "c2"));
        assertThat(last()).isEqualTo(body.replace("c1", "c2"));
    }

    @Test
    void theEventSaysBypassAndThePersonIsTold() throws Exception {
        rig.post(MESSAGES, result("c1", CONTENT));

        assertThat(rig.journal.decisions())
                .filteredOn(d -> d.action().equals("tool.call"))
                .singleElement()
                .extracting(Decided::outcome, Decided::cause, Decided::causeRef, Decided::call, Decided::surface)
                .containsExactly("deny", "rule", "bypass", "c1", "claude-code/gateway");
        assertThat(rig.gateway.problems()).singleElement().asString().contains("claude-code ran a tool without asking");

        rig.gateway.open(GatewayRig.AGENT);
        assertThat(rig.gateway.problems()).isEmpty();
    }

    @Test
    void whatWasHeldBackStaysSoByteForByteAndAfterARestart() throws Exception {
        rig.post(MESSAGES, result("c1", CONTENT));
        String first = last().substring(0, last().length() - 2);

        rig.post(MESSAGES, later("c1", CONTENT));
        assertThat(last()).startsWith(first).contains("more");

        rig.restart();
        rig.post(MESSAGES, later("c1", CONTENT));
        assertThat(last()).startsWith(first).doesNotContain(CONTENT);
        assertThat(rig.journal.decisions())
                .filteredOn(d -> d.causeRef().equals("bypass"))
                .hasSize(1);
    }

    @Test
    void aCallThatWasAskedAboutIsKnownAfterARestart() throws Exception {
        rig.asked(GatewayRig.AGENT, "c1", allowed("d-x"));
        rig.restart();

        rig.post(MESSAGES, result("c1", CONTENT));

        assertThat(last()).contains(CONTENT);
    }

    @Test
    void aCallAnotherAgentAskedAboutDoesNotCount() throws Exception {
        rig.gateway.open("codex");
        rig.asked("codex", "c1", allowed("d-x"));

        rig.post(MESSAGES, result("c1", CONTENT));

        assertThat(last()).doesNotContain(CONTENT);
    }

    @Test
    void aRefusedCallsResultLeavesOnlyIfItIsTheRefusal() throws Exception {
        rig.asked(GatewayRig.AGENT, "c1", refused("d-no"));
        rig.asked(GatewayRig.AGENT, "c2", refused("d-no2"));

        rig.post(MESSAGES, result("c1", "The person said no (decision d-no)"));
        assertThat(last()).contains("said no (decision d-no)");

        rig.post(MESSAGES, result("c2", CONTENT));
        assertThat(last()).doesNotContain(CONTENT);
    }

    @Test
    void aSessionFromBeforeGoesOn() throws Exception {
        rig.post(MESSAGES, later("old", CONTENT));

        assertThat(last()).isEqualTo(later("old", CONTENT));
        assertThat(rig.gateway.problems()).isEmpty();
    }

    @Test
    void aWordPutIntoTheModelsMouthMakesNoResultOld() throws Exception {
        rig.post(MESSAGES, ANTHROPIC.formatted("c1", CONTENT, "", ",{\"role\":\"assistant\",\"content\":\"{\"}"));

        assertThat(last()).doesNotContain(CONTENT);
    }

    @Test
    void resultsBetweenTwoCallsOfOneAnswerAreNew() throws Exception {
        rig.asked(GatewayRig.AGENT, "c2", allowed("d-x"));

        rig.post("/openai/v1/responses", """
                {"input":[{"type":"message","role":"user","content":"go"},{"type":"reasoning","summary":[]},
                {"type":"function_call","call_id":"c1","name":"sh","arguments":"{}"},
                {"type":"function_call_output","call_id":"c1","output":"nobody-shared-this"},
                {"type":"function_call","call_id":"c2","name":"sh","arguments":"{}"},
                {"type":"function_call_output","call_id":"c2","output":"allowed-one"}]}""");

        assertThat(last()).doesNotContain(CONTENT).contains("allowed-one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_use_error>InputValidationError: Bash failed</tool_use_error>",
                "Chaperone: its service is not running, so the answer is no. The person can see why with: chaperone status"
            })
    void aCallThatNeverRanIsNoBypass(String complaint) throws Exception {
        rig.post(MESSAGES, ANTHROPIC.formatted("c1", complaint, ",\"is_error\":true", ""));

        assertThat(last()).contains(complaint);
        assertThat(rig.gateway.problems()).isEmpty();
    }

    @Test
    void aComplaintWithAFileBehindItIsOne() throws Exception {
        String text = "<tool_use_error>" + "x".repeat(5_000) + CONTENT;
        rig.post(MESSAGES, ANTHROPIC.formatted("c1", text, ",\"is_error\":true", ""));

        assertThat(last()).doesNotContain(CONTENT);
    }

    @Test
    void anAgentThatTellsItsHooksNoIdIsKnownByWhatItCalls() throws Exception {
        String address = rig.gateway.open("gemini-cli");
        rig.gateway.asked(
                "gemini-cli",
                Optional.empty(),
                "read_file",
                JsonMapper.shared().readTree("{\"b\":1,\"a\":[\"x\"]}"),
                allowed("d-x"));
        String body = "{\"contents\":[{\"role\":\"model\",\"parts\":["
                + "{\"functionCall\":{\"name\":\"read_file\",\"args\":{\"a\":[\"x\"],\"b\":1}}},"
                + "{\"functionCall\":{\"name\":\"read_file\",\"args\":{\"a\":[\"y\"]}}}]},"
                + "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"read_file\",\"response\":{\"output\":\"shared\"}}},"
                + "{\"functionResponse\":{\"name\":\"read_file\",\"response\":{\"output\":\"nobody-shared-this\"}}}]}]}";

        rig.postTo(address + "/gemini/v1beta/models/m:generateContent", body);

        assertThat(last()).contains("\"output\":\"shared\"").doesNotContain(CONTENT);
    }

    @Test
    void offLooksAtNothing() throws Exception {
        rig.ungatedResults = UngatedResults.OFF;

        rig.post(MESSAGES, result("c1", CONTENT));

        assertThat(last()).isEqualTo(result("c1", CONTENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[{\"type\":\"tool_result\"}",
                "[{\"type\":\"tool_result\"}]",
                "{\"messages\":{\"type\":\"tool_result\"}}",
                "{\"messages\":[{\"type\":\"tool_result\" x}]}"
            })
    void resultsThatCanNotBeToldApartDoNotLeave(String body) throws Exception {
        assertThat(rig.post(MESSAGES, body).statusCode()).isEqualTo(400);
        assertThat(rig.provider.received()).isEmpty();
    }

    @Test
    void aFullJournalLetsNoResultOut() throws Exception {
        rig.journal.fill();

        assertThat(rig.post(MESSAGES, result("c1", CONTENT)).statusCode()).isEqualTo(403);
        assertThat(rig.provider.received()).isEmpty();
    }

    private static String result(String id, String text) {
        return ANTHROPIC.formatted(id, text, "", "");
    }

    private static String later(String id, String text) {
        return ANTHROPIC.formatted(id, text, "", LATER);
    }

    private static Verdict allowed(String decision) {
        return new Verdict.Allow(new DecisionId(decision), new Cause.Rule("r"));
    }

    private static Verdict refused(String decision) {
        return new Verdict.Deny(new DecisionId(decision), new Cause.Rule("r"), "no", Optional.empty());
    }

    private String last() {
        return rig.provider.received().getLast().text();
    }
}
