package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Response;
import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.Screened;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptCleanerTest {

    private static final SessionId SESSION = new SessionId("s1");
    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";

    @Test
    void theSameTextGetsTheSameAnswerFromTheCache() {
        PromptCleaner cleaner = new PromptCleaner(Sanitiser.standard(), new SecureRandom());

        Screened first = cleaner.clean(SESSION, "token " + TOKEN);

        assertThat(cleaner.clean(SESSION, "token " + TOKEN)).isEqualTo(first);
        assertThat(first.sanitised().text()).doesNotContain(TOKEN);
    }

    @Test
    void sessionsDoNotShareAnswers() {
        PromptCleaner cleaner = new PromptCleaner(Sanitiser.standard(), new SecureRandom());

        Screened one = cleaner.clean(SESSION, "token " + TOKEN);
        Screened other = cleaner.clean(new SessionId("s2"), "token " + TOKEN);

        assertThat(one.sanitised().text()).isNotEqualTo(other.sanitised().text());
    }

    @Test
    void theMatrixDecides() {
        ResponseMatrix matrix = new ResponseMatrix(
                List.of(new ResponseMatrix.Row("secret.*", 90, Set.of(Destination.MODEL), Response.BLOCK)));
        PromptCleaner cleaner = new PromptCleaner(Sanitiser.standard(), matrix, new SecureRandom());

        assertThat(cleaner.clean(SESSION, "token " + TOKEN).blocking()).containsExactly("secret.github-token");
        assertThat(cleaner.clean(SESSION, "hello").isClean()).isTrue();
    }
}
