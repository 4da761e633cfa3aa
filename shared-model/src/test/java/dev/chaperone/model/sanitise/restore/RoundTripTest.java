package dev.chaperone.model.sanitise.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What was taken out comes back character by character, also where the text is a broken JSON or became one. */
class RoundTripTest {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);
    private static final Sanitiser SANITISER = Sanitiser.standard();
    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";
    private static final String SECRET = "sx16o58ija76w1xvcu1x" + "gnmctwh17l7deoqk8g5x";
    private static final long SEED = 20_261_125;
    private static final int MUTANTS = 4_000;

    private static final List<String> TEXTS = List.of(
            "{\"config.ini\": \"BITBUCKET_TOKEN=" + SECRET + "\\nBACKUP_ENABLED=true\"}",
            "[\"greptile_api_key = \\\"" + SECRET + "\\\"\"]",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"token " + TOKEN + " of maria.keller"
                    + "@northwind.io\"}]}",
            "password = \"Tr0ub4dor" + "-lake\"\ncard 4539 1488 " + "0343 6467\ncall me at +49 30 " + "9018205",
            "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC" + SECRET
                    + "\n-----END PRIVATE KEY-----",
            "{\"key\":[\"-----BEGIN " + "PRIVATE KEY-----\",\"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\",\"" + SECRET
                    + "\",\"-----END PRIVATE KEY-----\"]}",
            "{\"card\":4539148803436467,\"n\":[1,\"4539148803436467\",4539148803436467]}",
            "GET /?q=1&api_key=" + SECRET + "&x=%22 https://ana:s3rv1ce" + "Pass@db.northwind.io/");
    private static final List<String> BITS = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "\\u0041",
            "\\n",
            "\n",
            "\r\n",
            "\u200B",
            "\uFF21",
            "\uD835",
            "\u0000",
            "'",
            "\\\"",
            "%22",
            "%5C",
            "&quot;",
            "=",
            ":",
            "+",
            "`",
            "CHAPERONE_",
            "CHAPERONE_SECRET_ABCDEFGH",
            "CHAP");

    /** Each of these once came back with one escape too many or too few. */
    static List<String> onceBroken() {
        return List.of(
                // Not JSON because of an escape within the secret; JSON once that is taken out.
                "{\"a\": \"BITBUCKET_TOKEN=" + SECRET + "\\pq73nk9qwap\\nBACKUP=true\"}",
                // A line break that JSON does not allow, within the secret.
                "{\"a\": \"DOPPLER_TOKEN=dp.pt." + SECRET + "=foo\nc1frnja\\nBACKUP=true\"}",
                // A quote that ends the string too early, within the secret.
                "[\"api_key := 'm{{h}o)p${e]nob633WWX(ody[oxc\"finds>-_$#thisone}}'\"]",
                // The quote at the end of the secret is escaped, the string never ends.
                "[\"kucoin_TOKEN := \\\"" + SECRET + "\\\\\"\"]",
                // What looks like one secret goes over two strings.
                "{\"content\":\"someToken := \\\"cb70t79wntent\":\"nonMatcuz3rdyyc\\\"\"}",
                // A secret over several strings.
                TEXTS.get(5),
                // Unusual spellings of the same value in one body.
                "{\"password\":\"Tr0ub\\u0034dor" + "-lake\",\"b\":{\"password\":\"Tr0ub4dor" + "-lake\"}}");
    }

    @ParameterizedTest
    @MethodSource("onceBroken")
    void comesBackWhateverTheTextIs(String text) {
        check(text, KEY.newVault());
    }

    @Test
    void mutantsComeBack() {
        Random random = new Random(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            check(mutant(TEXTS.get(i % TEXTS.size()), random), KEY.newVault());
        }
    }

    @Test
    void cleaningTwiceChangesNothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            Vault vault = KEY.newVault();
            String clean = SANITISER
                    .sanitise(mutant(TEXTS.get(i % TEXTS.size()), random), vault)
                    .text();

            assertThat(SANITISER.sanitise(clean, vault).text()).isEqualTo(clean);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "greptile_api_key -----BEGIN PRIVATE " + "KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n"
                        + "-----END PRIVATE KEY-----= \"Tr0ub4dor" + "-lake\"",
                "https://ana:s3rv1ce-----BEGIN PRIVATE " + "KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n"
                        + "-----END PRIVATE KEY-----Pass@db.northwind.io/",
                "call me at +49 30 " + "9018205 or 0343 6467 1234",
                "Ms. JDear HRRRRRa. ",
                "{\"a\":\"card 4539 1488 " + "0343 6467\"b\"c\"}"
            })
    void whatComesTogetherIsFoundAtOnce(String text) {
        Vault vault = KEY.newVault();
        String clean = SANITISER.sanitise(text, vault).text();

        assertThat(SANITISER.sanitise(clean, vault).text()).isEqualTo(clean);
        assertThat(SANITISER.restore(clean, vault)).isEqualTo(text);
    }

    @Test
    void aVaultThatWasWrittenDownGivesTheSame() {
        Vault vault = KEY.newVault();
        String text = "{\"password\":\"Tr0ub\\u0034dor" + "-lake\",\"t\":\"" + TOKEN + "\"}";
        String clean = SANITISER.sanitise(text, vault).text();

        Vault read = Vault.of(new byte[32], Map.copyOf(vault.values()));

        assertThat(SANITISER.restore(clean, read)).isEqualTo(text);
        assertThat(SANITISER.sanitise(text, read).text()).isEqualTo(clean);
    }

    @Test
    void aSecretOverSeveralStringsLeavesAsManyBehind() {
        String clean = SANITISER.sanitise(TEXTS.get(5), KEY.newVault()).text();

        assertThat(clean).doesNotContain(SECRET).matches("\\{\"key\":\\[(\"CHAPERONE_KEY_[A-Z0-9]{8}\",?){4}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"card\":4539148803436467}",
                "{\"card\": 4539148803436467 , \"n\":[4539148803436467,true,4539148803436467]}",
                "{\"card\":4539148803436467,\"text\":\"4539148803436467\",\"a\":{\"card\":\"4539148803436467\"}}"
            })
    void aNumberOfAJsonLeavesAString(String text) {
        Vault vault = KEY.newVault();
        String clean = SANITISER.sanitise(text, vault).text();

        assertThat(clean).contains("\"CHAPERONE_").doesNotContain("4539148803436467");
        JsonMapper.shared().readTree(clean);
        check(text, vault);
        assertThat(SANITISER.restore(clean, Vault.of(new byte[32], vault.values())))
                .isEqualTo(text);
        assertThat(SANITISER.sanitise(clean, vault).text()).isEqualTo(clean);
        StreamRestorer stream = vault.stream(Escaping.AS_WRITTEN);
        StringBuilder restored = new StringBuilder();
        clean.chars().forEach(c -> restored.append(stream.accept(Character.toString(c))));
        assertThat(restored.append(stream.finish()).toString()).isEqualTo(text);
    }

    @Test
    void anAnswerGetsTheNumberInTheStringItWroteTheNameIn() {
        Vault vault = KEY.newVault();
        String clean = SANITISER.sanitise("{\"card\":4539148803436467}", vault).text();

        assertThat(vault.restore(clean, Escaping.JSON)).isEqualTo("{\"card\":\"4539148803436467\"}");
        assertThat(vault.restore(clean.replace("\"", ""), Escaping.NONE)).isEqualTo("{card:4539148803436467}");
    }

    @Test
    void whatStandsBehindAPlaceholderWithinASecretGoesToo() {
        String text = "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBg CHAPERONE_SECRET_ABCDEFGH\n" + SECRET
                + "\n-----END PRIVATE KEY-----";

        assertThat(SANITISER.sanitise(text, KEY.newVault()).text()).doesNotContain(SECRET);
    }

    private static void check(String text, Vault vault) {
        Sanitised clean = SANITISER.sanitise(text, vault);

        assertThat(SANITISER.restore(clean.text(), vault)).isEqualTo(text);
        assertThat(vault.restore(clean.text(), clean.escaping())).isEqualTo(text);
    }

    private static String mutant(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(mutant.length() + 1);
            int end = Math.min(mutant.length(), at + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> mutant.delete(at, Math.min(mutant.length(), at + 1)).append(' ');
                case 1 -> mutant.delete(at, end).append(' ');
                case 2 -> mutant.insert(random.nextInt(mutant.length() + 1), mutant.substring(at, end));
                case 3 -> mutant.insert(at, TEXTS.get(random.nextInt(TEXTS.size())));
                default -> mutant.insert(at, BITS.get(random.nextInt(BITS.size())));
            }
        }
        return mutant.toString();
    }
}
