package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AgentAction.SendPrompt;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Response;
import dev.chaperone.model.sanitise.ResponseMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt that must not leave in any form. */
class BlockedPromptTest {

    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";
    private static final ResponseMatrix NO_SECRETS = new ResponseMatrix(
            List.of(new ResponseMatrix.Row("secret.*", 90, Set.of(Destination.MODEL), Response.BLOCK)));

    @TempDir
    Path disk;

    @Test
    void isDeniedAndRecordedWithWhatWasInIt() throws IOException {
        GateRig rig = new GateRig(disk);
        rig.use(NO_SECRETS);

        Verdict verdict = rig.decide(new SendPrompt(Asks.origin("s1", "call-1"), "use " + TOKEN + " now"));

        assertThat(verdict).isInstanceOf(Verdict.Deny.class);
        assertThat(verdict.cause()).isEqualTo(new Cause.Rule("prompt.block"));
        assertThat(rig.journal().decisions())
                .singleElement()
                .extracting(EventBody.Decided::outcome)
                .isEqualTo("deny");
        assertThat(rig.journal().events()).last().isInstanceOfSatisfying(EventBody.PromptSanitised.class, event -> {
            assertThat(event.decisionId()).isEqualTo(verdict.decision().value());
            assertThat(event.classes()).isEqualTo(Map.of("secret.github-token", 1));
        });
        assertThat(rig.journal().events().toString()).doesNotContain(TOKEN);
    }
}
