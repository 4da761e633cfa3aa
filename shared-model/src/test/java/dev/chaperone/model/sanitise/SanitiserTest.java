package dev.chaperone.model.sanitise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token shapes are put together at run time, so that no scanner of commits trips over them. */
class SanitiserTest {

    private static final PlaceholderKey KEY =
            new PlaceholderKey("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final Sanitiser SANITISER = Sanitiser.standard();
    private static final String RANDOM36 = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";

    record Case(String rule, String before, String value, String after) {
        String text() {
            return before + value + after;
        }
    }

    static List<Case> positives() {
        return List.of(
                new Case("aws-access-key", "key ", "AKIA" + "Y3T7QH2MXW5K4RJD", " end"),
                new Case("github-token", "t=", "ghp" + "_" + RANDOM36, ""),
                new Case("gitlab-token", "", "glpat" + "-" + "aB3dE5fG7hJ9kL1mN2pQ", "\n"),
                new Case("stripe-key", "\"", "sk" + "_live_" + "aB3dE5fG7hJ9kL1mN2pQ4rS6", "\""),
                new Case("google-api-key", "key=", "AIza" + "SyB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5", "&x=1"),
                new Case("npm-token", "", "npm" + "_" + RANDOM36, ""),
                new Case("url-password", "postgres://app:", "s3rv1ce" + "Pass", "@db.internal/app"),
                new Case("password-assignment", "password = '", "Tr0ub4dor" + "-lake", "'"),
                new Case("password-assignment", "DB_PASSWORD=", "Tr0ub4dor" + "-lake", "\n"),
                new Case("password-assignment", "{\"dbPassword\": \"", "Tr0ub4dor" + "-lake", "\"}"),
                new Case("password-assignment", "the password is ", "Tr0ub4dor" + "-lake", " today"),
                new Case("secret-assignment", "client_secret: ", "f3a9" + "c1d7e5b80246ace1", ""),
                new Case(
                        "basic-header",
                        "Authorization: Basic ",
                        Base64.getEncoder().encodeToString("ana:Sommer-2026".getBytes(StandardCharsets.UTF_8)),
                        ""),
                new Case(
                        "private-key",
                        "x\n",
                        "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEow" + RANDOM36 + "\n-----END RSA PRIVATE KEY-----",
                        "\ny"),
                new Case("email", "mail ", "maria.keller" + "@northwind.io", "."),
                new Case("payment-card", "card ", "4539 1488 " + "0343 6467", " ok"),
                new Case("iban", "IBAN ", "DE89 3704 0044 " + "0532 0130 00", "."),
                new Case("us-ssn", "ssn ", "536-22-" + "8471", ""),
                new Case("phone", "call ", "+49 30 " + "901820 55", " now"),
                new Case("ip-address", "from ", "81.169." + "145.92", " port"));
    }

    @ParameterizedTest
    @MethodSource("positives")
    void findsTheValueAndNothingElse(Case c) {
        Sanitised sanitised = clean(c.text());

        assertThat(sanitised.findings()).as(c.rule()).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(c.rule());
            assertThat(f.span())
                    .isEqualTo(new Span(
                            c.before().length(), c.before().length() + c.value().length()));
        });
        assertThat(sanitised.text()).startsWith(c.before()).endsWith(c.after()).doesNotContain(c.value());
    }

    @ParameterizedTest
    @MethodSource("positives")
    void neverShowsTheValue(Case c) {
        assertThat(clean(c.text()).findings().toString()).doesNotContain(c.value());
    }

    @ParameterizedTest
    @MethodSource("positives")
    void cleaningTwiceChangesNothing(Case c) {
        String once = clean(c.text()).text();

        assertThat(clean(once).text()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = os.environ[\"DB_PASSWORD\"]",
                "password: ${DB_PASSWORD}",
                "password = getPassword()",
                "password: string;",
                "\"cacheKey\": \"8f14e45fceea167a5a36dedd4bea2543\"",
                "partition_key = \"user4711account0815\"",
                "max_tokens: 4096000000000000",
                "git@github.com:team/app.git",
                "token_type: bearer",
                "version 1.2.3.4 of 10.0.0.12",
                "order 4539148803436468",
                "the password is required",
                "https://example.com/path@2x.png",
                "api_key=YOUR_API_KEY_GOES_HERE_1",
                "commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
                "Bearer of bad news",
                "userLabel:\"User:\",passwordLabel:\"Password:\",rememberLabel:\"Remember me:\"",
                "password = \"somefakekey\"",
                "password = ,.:-*?!,.",
                "<input name=\"authenticity_token\" value=\"7SWaFo1hsC6oovfBsJFLGPUl2EhkSWPbJhWANwgaJWBDl1\"/>",
                "AWS_SECRET_ACCESS_KEY=ded7db27a4558e2ea9bbf0bf36ae0e8521618f366c",
                "http://assets.example.net/media/video_box.ico-7a388b69018576d24b59331fd60aab0c.png",
                "apikey = myapikey123",
                "KEY=CHAPERONE_SECRET_Q393363Y DE12123097085502685601",
            })
    void leavesHarmlessTextAlone(String text) {
        assertThat(clean(text).text()).isEqualTo(text);
    }

    @Test
    void theSameValueHasTheSamePlaceholderWithinASessionOnly() {
        String mail = "maria.keller" + "@northwind.io";
        Sanitised twice = clean(mail + " and " + mail);
        Sanitised other = SANITISER.sanitise(mail, new PlaceholderKey(new byte[16]));

        assertThat(twice.findings().get(0).placeholder())
                .isEqualTo(twice.findings().get(1).placeholder());
        assertThat(other.findings().getFirst().placeholder())
                .isNotEqualTo(twice.findings().getFirst().placeholder());
    }

    @Test
    void seesThroughZeroWidthAndFullWidthCharacters() {
        String token = "ghp" + "_" + RANDOM36;
        StringBuilder wide = new StringBuilder();
        token.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));

        assertThat(clean("a " + token.substring(0, 9) + "\u200B" + token.substring(9) + " b")
                        .text())
                .matches("a CHAPERONE_[A-Z0-9_]+ b");
        assertThat(clean("a " + wide + " b").text()).matches("a CHAPERONE_[A-Z0-9_]+ b");
    }

    @Test
    void aTextThatIsTooLongDoesNotPassUnscanned() {
        Sanitised sanitised = clean("x".repeat(Sanitiser.MAX_LENGTH + 1));

        assertThat(sanitised.text()).matches("CHAPERONE_TEXT_[A-Z0-9]{8}");
    }

    @Test
    void whateverTheTextWhatIsOutsideTheSpansStays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Case> cases = positives();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(4); n >= 0; n--) {
                text.append(cases.get(random.nextInt(cases.size())).text());
                text.append((char) (random.nextInt(0x3000) + 1));
            }
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x10000));
            checkOutside(text.toString(), seed);
        }
    }

    private static void checkOutside(String text, long seed) {
        Sanitised sanitised = clean(text);
        StringBuilder rebuilt = new StringBuilder();
        int done = 0;
        for (Finding finding : sanitised.findings()) {
            assertThat(finding.span().start()).as("seed %d", seed).isGreaterThanOrEqualTo(done);
            rebuilt.append(text, done, finding.span().start()).append(finding.placeholder());
            done = finding.span().end();
        }
        assertThat(sanitised.text()).as("seed %d", seed).isEqualTo(rebuilt + text.substring(done));
    }

    private static Sanitised clean(String text) {
        return SANITISER.sanitise(text, KEY);
    }
}
