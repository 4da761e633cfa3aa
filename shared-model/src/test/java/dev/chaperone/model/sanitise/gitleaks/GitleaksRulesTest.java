package dev.chaperone.model.sanitise.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.scan.Hit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitleaksRulesTest {

    private static final String SECRET = "k3J9xQ2m" + "Zp7Lr5Tn";

    @Test
    void theFirstGroupThatIsNotEmptyIsTheSecret() throws IOException {
        String rules = """
                [[rules]]
                id = "acme"
                regex = '''acme(-old)?[:=]([A-Za-z0-9]{16})\\b'''
                keywords = ["ACME"]
                """;

        assertThat(secrets(rules, "Acme=" + SECRET + " acme=" + SECRET)).containsExactly(SECRET);
    }

    @Test
    void secretGroupChoosesAnotherGroup() throws IOException {
        String rules = """
                [[rules]]
                id = "pair"
                regex = '(\\w+)/(\\w+)'
                secretGroup = 2
                """;

        assertThat(secrets(rules, "user/" + SECRET)).containsExactly(SECRET);
    }

    @Test
    void keywordsGateInAnyCaseAndAnywhere() throws IOException {
        String rules = """
                [[rules]]
                id = "sixteen"
                regex = '[A-Za-z0-9]{16}'
                keywords = ["Schlüssel", "vault"]
                """;

        assertThat(secrets(rules, SECRET)).isEmpty();
        assertThat(secrets(rules, SECRET + " from our SCHLÜSSEL")).containsExactly(SECRET);
        assertThat(secrets(rules, SECRET + "\nVaults")).containsExactly(SECRET);
    }

    @Test
    void entropyMustBeMoreThanTheLimit() throws IOException {
        String rules = """
                [[rules]]
                id = "even"
                regex = 'key=(\\w+)'
                entropy = 2
                """;

        assertThat(secrets(rules, "key=abcd")).isEmpty();
        assertThat(secrets(rules, "key=abcde")).containsExactly("abcde");
    }

    @Test
    void entropyCountsCharactersOverBytesAsGitleaksDoes() {
        assertThat(Entropy.of("abcd")).isEqualTo(2.0);
        assertThat(Entropy.of("")).isZero();
        assertThat(Entropy.of("éé")).isEqualTo(0.5);
    }

    @Test
    void regexesMeanWhatTheyMeanInGo() throws IOException {
        String rules = """
                [[rules]]
                id = "end"
                regex = 'end-([[:alnum:]]{4})$'
                """;

        assertThat(secrets(rules, "end-ab12")).containsExactly("ab12");
        assertThat(secrets(rules, "end-ab12\n")).isEmpty();
    }

    @Test
    void lineBreaksAtTheEdgesAreNoPartOfAMatch() throws IOException {
        String rules = """
                [[rules]]
                id = "line"
                regex = '\\n[a-z]{4}\\d{4}\\n'
                """;

        assertThat(secrets(rules, "x\nabcd1234\ny")).containsExactly("abcd1234");
    }

    @Test
    void whatARuleNeedsMustBeNear() throws IOException {
        String rules = """
                [[rules]]
                id = "secret"
                regex = 'secret=(\\w+)'
                [[rules.required]]
                id = "name"
                withinLines = 1
                withinColumns = 10

                [[rules]]
                id = "name"
                regex = 'name=(\\w+)'
                skipReport = true
                """;

        assertThat(secrets(rules, "name=ann\nsecret=" + SECRET)).containsExactly(SECRET);
        assertThat(secrets(rules, "name=ann\n\nsecret=" + SECRET)).isEmpty();
        assertThat(secrets(rules, "name=ann             secret=" + SECRET)).isEmpty();
        assertThat(secrets(rules, "name=ann")).isEmpty();
        assertThat(secrets(rules, "secret=" + SECRET)).isEmpty();
    }

    @Test
    void everyRequiredRuleMustFindSomething() throws IOException {
        String rules = """
                [[rules]]
                id = "secret"
                regex = 'secret=(\\w+)'
                [[rules.required]]
                id = "name"
                [[rules.required]]
                id = "host"

                [[rules]]
                id = "name"
                regex = 'name=(\\w+)'
                keywords = ["not needed when required"]

                [[rules]]
                id = "host"
                regex = 'host=(\\w+)'
                skipReport = true
                """;

        assertThat(secrets(rules, "host=db\nsecret=" + SECRET)).isEmpty();
        assertThat(secrets(rules, "host=db\n\n\nname=ann secret=" + SECRET)).containsExactly(SECRET);
    }

    @Test
    void rulesWithAPathAreForFilesThatMatch() throws IOException {
        GitleaksRules rules = parse("""
                [[rules]]
                id = "env"
                regex = 'v=(\\w+)'
                path = '\\.env$'
                [[rules]]
                id = "key-file"
                path = '\\.p12$'
                """);

        assertThat(rules.find("v=" + SECRET, "")).isEmpty();
        assertThat(rules.find("v=" + SECRET, "a/b.txt")).isEmpty();
        assertThat(rules.find("v=" + SECRET, "a/.env")).hasSize(1);
        assertThat(rules.forFilesOnly()).containsExactly("env", "key-file");
    }

    @Test
    void worksBesideTheBuiltInRulesAndBehindEncodings() throws IOException {
        GitleaksRules rules = parse("""
                [[rules]]
                id = "acme"
                regex = 'acme:([A-Za-z0-9]{16})'
                keywords = ["acme"]
                """);
        Sanitiser sanitiser = Sanitiser.with(List.of(), List.of(rules), false);
        String known = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";
        String encoded = Base64.getEncoder()
                .encodeToString(("the acme:" + SECRET + " of today").getBytes(StandardCharsets.UTF_8));

        assertThat(sanitiser
                        .sanitise("acme:" + SECRET + " " + known + "\n" + encoded, new PlaceholderKey(new byte[32]))
                        .findings())
                .extracting(Finding::classification)
                .containsExactly("secret.acme", "secret.github-token", "secret.acme");
    }

    @Test
    void manyPairsOfACompositeRuleAreBounded() throws IOException {
        String rules = """
                [[rules]]
                id = "a"
                regex = 'a\\d'
                [[rules.required]]
                id = "b"
                withinColumns = 0
                [[rules]]
                id = "b"
                regex = 'b\\d'
                skipReport = true
                """;

        assertThat(secrets(rules, "a1b2".repeat(3))).isEmpty();
        assertThat(secrets(rules, "a1b2".repeat(4000))).isNotEmpty();
    }

    private static List<String> secrets(String rules, String text) throws IOException {
        return parse(rules).find(text, "").stream().map(hit -> cut(text, hit)).toList();
    }

    private static String cut(String text, Hit hit) {
        return text.substring(hit.start(), hit.end());
    }

    private static GitleaksRules parse(String toml) throws IOException {
        return GitleaksRules.parse("own.toml", toml, path -> {
            throw new IOException(path);
        });
    }
}
