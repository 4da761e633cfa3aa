package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptRulesTest {

    private final PromptRules rules = new PromptRules(
            List.of("claude-*", "org/Gpt-5*mini"),
            2,
            List.of("personal.*@claude-*=warn", "secret.github-token=block", "secret.*@gpt-*=allow"));

    @ParameterizedTest
    @CsvSource({
        "claude-x, true",
        "CLAUDE-x, true",
        "org/gpt-5-mini, true",
        "gpt-5-mini, false",
        "xclaude-x, false",
        "'', true"
    })
    void aModelThatIsNotListedIsRefused(String model, boolean allowed) {
        assertThat(rules.refusal(model, 10).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void withoutAListEveryModelWillDo() {
        assertThat(new PromptRules(List.of(), 2, List.of()).refusal("any", 10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2048, false", "2049, true"})
    void aLongPromptIsRefused(int characters, boolean refused) {
        assertThat(rules.refusal("claude-x", characters).isPresent()).isEqualTo(refused);
    }

    @Test
    void theFirstLineThatFitsClassAndModelCounts() {
        assertThat(response("claude-x", "personal.email")).isEqualTo(Response.WARN);
        assertThat(response("gpt-5", "personal.email")).isEqualTo(Response.REPLACE);
        assertThat(response("gpt-5", "secret.github-token")).isEqualTo(Response.BLOCK);
        assertThat(response("gpt-5", "secret.aws-key")).isEqualTo(Response.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"personal", "personal.*=drop", "=block", "a@=block", "a@b@c=block", "A b=block"})
    void whatIsNoLineIsNotTaken(String line) {
        assertThat(PromptRules.complaint(List.of("personal.*=warn", line))).isPresent();
        assertThat(PromptRules.complaint(List.of("personal.*=warn"))).isEmpty();
    }

    private Response response(String model, String classification) {
        return rules.matrix(model).responseTo(classification, 90, Destination.MODEL);
    }
}
