package dev.chaperone.desktop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AgentAction.SendPrompt;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.Response;
import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Screened;
import dev.chaperone.model.sanitise.restore.Escaping;
import dev.chaperone.model.sanitise.restore.Vault;
import dev.chaperone.model.sanitise.token.TokenRule;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PromptCleanerTest {

    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";
    private static final String PASSWORD = "Vq8#nL2w" + "Zt5Rk";

    private final SessionVaults vaults = new SessionVaults(new SecureRandom());
    private final PromptCleaner cleaner =
            new PromptCleaner(Responses.screen(ResponseMatrix.standard()), vaults, new PartedBodies());

    @Test
    void theSameTextGetsTheSameAnswer() {
        Screened first = clean("s1", "token " + TOKEN);

        assertThat(clean("s1", "token " + TOKEN)).isEqualTo(first);
        assertThat(first.sanitised().text()).doesNotContain(TOKEN);
    }

    @Test
    void sessionsDoNotShareAnswers() {
        Screened one = clean("s1", "token " + TOKEN);
        Screened other = clean("s2", "token " + TOKEN);

        assertThat(one.sanitised().text()).isNotEqualTo(other.sanitised().text());
    }

    @Test
    void theMatrixDecides() {
        ResponseMatrix matrix = new ResponseMatrix(
                List.of(new ResponseMatrix.Row("secret.*", 90, Set.of(Destination.MODEL), Response.BLOCK)));
        PromptCleaner strict = new PromptCleaner(Responses.screen(matrix), vaults, new PartedBodies());

        assertThat(strict.clean(prompt("s1", "token " + TOKEN)).blocking()).containsExactly("secret.github-token");
        assertThat(strict.clean(prompt("s1", "hello")).isClean()).isTrue();
    }

    @Test
    void whatTheNewPolicyLooksForIsFoundInWhatWasSeenBefore() {
        AtomicReference<DataRules> inForce = new AtomicReference<>(DataRules.none());
        PromptCleaner following = new PromptCleaner(new DataScreen(inForce::get), vaults, new PartedBodies());
        assertThat(following.clean(prompt("s1", "about Blue Heron")).isClean()).isTrue();

        TokenRule projects =
                new TokenRule("projects", "projects", List.of(), List.of("Blue Heron"), List.of(), List.of());
        inForce.set(new DataRules(List.of(), List.of(projects), List.of()));

        assertThat(following.clean(prompt("s1", "about Blue Heron")).sanitised().text())
                .startsWith("about ")
                .doesNotContain("Heron");
    }

    @Test
    void aLongerConversationBeginsAsItBegan() {
        String first = "{\"messages\":[{\"role\":\"user\",\"content\":\"token %s\"}".formatted(TOKEN);
        String next = ",{\"role\":\"user\",\"content\":\"and password: %s\"}".formatted(PASSWORD);

        String one = clean("s1", first + "]}").sanitised().text();
        String two = clean("s1", first + next + "]}").sanitised().text();

        assertThat(two).startsWith(one.substring(0, one.length() - 2)).doesNotContain(TOKEN, PASSWORD);
    }

    @Test
    void aValueIsFoundAgainWhereNothingShowsWhatItIs() {
        String turns = "{\"messages\":[{\"content\":\"It is %1$s, see\"},{\"content\":\"password: %1$s\"}]}"
                .formatted(PASSWORD);

        assertThat(clean("s1", turns).sanitised().text()).doesNotContain(PASSWORD);
        assertThat(clean("s1", "and now %s alone".formatted(PASSWORD))
                        .sanitised()
                        .text())
                .doesNotContain(PASSWORD);
    }

    @Test
    void whatWasPutBackBecomesTheSameAgain() {
        String sent = clean("s1", "password: " + PASSWORD).sanitised().text();
        String placeholder = sent.substring(sent.indexOf("CHAPERONE_"));
        Vault vault = vaults.of("claude-code", new SessionId("s1"));
        String answer = "{\"content\":\"Your %s is weak\"}".formatted(placeholder);

        assertThat(clean("s1", vault.restore(answer, Escaping.JSON)).sanitised().text())
                .isEqualTo(answer);
    }

    @Test
    void whatOnlyLooksLikeAPlaceholderIsQuoted() {
        Screened screened = clean("s1", "see CHAPERONE_SECRET_ABCDEFGH");

        assertThat(screened.sanitised().text()).doesNotContain("CHAPERONE_SECRET_ABCDEFGH");
        assertThat(screened.sanitised().findings())
                .extracting(Finding::classification)
                .containsExactly("look-alike.look-alike");
    }

    @Test
    void aModelsOwnSignedThoughtsStayAsTheyAre() {
        String signed = "{\"messages\":[{\"content\":[{\"type\":\"thinking\",\"thinking\":\"password: %s\"%s}]}]}";
        String signature = ",\"signature\":\"" + "Er".repeat(40) + "\"";

        assertThat(clean("s1", signed.formatted(PASSWORD, signature)).isClean()).isTrue();
        assertThat(clean("s2", signed.formatted(PASSWORD, "")).sanitised().text())
                .doesNotContain(PASSWORD);
    }

    private Screened clean(String session, String text) {
        return cleaner.clean(prompt(session, text));
    }

    private static SendPrompt prompt(String session, String text) {
        return new SendPrompt(Asks.origin(session, "call-1"), text);
    }
}
