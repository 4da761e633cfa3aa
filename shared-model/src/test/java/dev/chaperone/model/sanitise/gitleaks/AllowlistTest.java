package dev.chaperone.model.sanitise.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AllowlistTest {

    private static final String RULE = """
            [[rules]]
            id = "key"
            regex = 'key="(\\w+)"'
            """;

    @Test
    void lookAtTheSecretTheMatchOrTheLine() throws IOException {
        assertThat(count(RULE + "[[rules.allowlists]]\nregexes = ['^dummy']", "key=\"dummy1\""))
                .isZero();
        assertThat(count(RULE + "[[rules.allowlists]]\nregexes = ['^key']", "key=\"dummy1\""))
                .isEqualTo(1);
        String match = RULE + "[[rules.allowlists]]\nregexTarget = 'match'\nregexes = ['^key=']";
        assertThat(count(match, "a key=\"dummy1\" b")).isZero();
        String line = RULE + "[[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['for tests']";
        assertThat(count(line, "key=\"one\" for tests\nkey=\"two\"\nfor tests")).isEqualTo(1);
    }

    @Test
    void aLineBeginsWithTheLineBreakBeforeItAsInGitleaks() throws IOException {
        String line = RULE + "[[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['^key']";

        assertThat(count(line, "key=\"one\"\nkey=\"two\"\n")).isEqualTo(1);
    }

    @Test
    void stopWordsAreInTheSecretInAnyCase() throws IOException {
        String rules = RULE + "[[rules.allowlists]]\nregexTarget = 'match'\nstopwords = ['Sample']";

        assertThat(count(rules, "key=\"mySAMPLE1\"")).isZero();
        assertThat(count(rules, "key=\"other\" sample")).isEqualTo(1);
    }

    @Test
    void orNeedsOneCheckAndAndNeedsAll() throws IOException {
        String checks = "regexes = ['^a']\nstopwords = ['z']\n";

        assertThat(count(RULE + "[[rules.allowlists]]\n" + checks, "key=\"ab\""))
                .isZero();
        String and = RULE + "[[rules.allowlists]]\ncondition = 'AND'\n" + checks;
        assertThat(count(and, "key=\"ab\"")).isEqualTo(1);
        assertThat(count(and, "key=\"abz\"")).isZero();
    }

    @Test
    void commitsAndPathsAreNeverThoseOfAPrompt() throws IOException {
        String checks = "stopwords = ['z']\npaths = ['.*']\n";
        String and = RULE + "[[rules.allowlists]]\ncondition = 'and'\n" + checks;

        assertThat(count(and, "key=\"abz\"")).isEqualTo(1);
        assertThat(parse(and).find("key=\"abz\"", "a.txt")).isEmpty();
        assertThat(parse(and + "commits = ['abcdef0']").find("key=\"abz\"", "a.txt"))
                .hasSize(1);
        assertThat(parse(RULE + "[[rules.allowlists]]\npaths = ['txt$']").find("key=\"ab\"", "a.txt"))
                .isEmpty();
    }

    @Test
    void globalOnesHoldForAllRulesOrForThoseTheyName() throws IOException {
        String rules = RULE + "[[rules]]\nid = 'other'\nregex = 'other=(\\w+)'\n";
        String text = "key=\"az\" other=az";

        assertThat(count(rules + "[[allowlists]]\nstopwords = ['z']", text)).isZero();
        assertThat(count(rules + "[[allowlists]]\ntargetRules = ['other']\nstopwords = ['z']", text))
                .isEqualTo(1);
        assertThat(count(rules + "[allowlist]\nstopWords = ['z']", text)).isZero();
    }

    @Test
    void theCommentThatAllowsALineIsTakenNoNoticeOf() throws IOException {
        assertThat(count(RULE, "key=\"ab\" # gitleaks:" + "allow")).isEqualTo(1);
    }

    private static int count(String rules, String text) throws IOException {
        return parse(rules).find(text, "").size();
    }

    private static GitleaksRules parse(String toml) throws IOException {
        return GitleaksRules.parse("own.toml", toml, path -> {
            throw new IOException(path);
        });
    }
}
