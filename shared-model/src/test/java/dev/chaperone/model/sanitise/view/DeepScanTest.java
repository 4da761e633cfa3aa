package dev.chaperone.model.sanitise.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeepScanTest {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);
    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";

    record Disguise(String name, String text, String left) {}

    static List<Disguise> disguises() {
        String head = TOKEN.substring(0, 15);
        String tail = TOKEN.substring(15);
        String base64 = base64("export T=" + TOKEN);
        return List.of(
                new Disguise("zero width", "a " + head + "\u200B" + tail + " b", "a ? b"),
                new Disguise("soft hyphen", "a " + head + "\u00AD" + tail + " b", "a ? b"),
                new Disguise("full width", "a " + wide(TOKEN) + " b", "a ? b"),
                new Disguise("Cyrillic p", "a " + TOKEN.replace('p', '\u0440') + " b", "a ? b"),
                new Disguise("percent", "a " + TOKEN.replace("_", "%5F") + " b", "a ? b"),
                new Disguise("entity", "a " + TOKEN.replace("_", "&#95;") + " b", "a ? b"),
                new Disguise("unicode escape", "a " + TOKEN.replace("_", "\\u005f") + " b", "a ? b"),
                new Disguise("concatenated", "a = \"" + head + "\" +\n    \"" + tail + "\";", "a = \"?\";"),
                new Disguise("continued line", "a = \"" + head + "\\\n" + tail + "\"", "a = \"?\""),
                new Disguise("broken line", "a " + head + "\n" + tail + " b", "a ? b"),
                new Disguise("base64", "payload=" + base64 + " b", "payload=? b"),
                new Disguise("base64 twice", "payload=" + base64(base64) + " b", "payload=? b"),
                new Disguise("hexadecimal", "x " + HexFormat.of().formatHex(bytes("T=" + TOKEN)) + " b", "x ? b"));
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void seesThroughADisguiseAndReplacesTheOriginal(Disguise disguise) {
        Sanitised clean = Sanitiser.standard().sanitise(disguise.text(), KEY);

        assertThat(clean.text().replaceAll("CHAPERONE_[A-Z0-9]+_[A-Z0-9]{8}", "?"))
                .isEqualTo(disguise.left());
        assertThat(clean.findings().getFirst().evidence()).isNotEmpty();
    }

    @Test
    void saysThroughWhatItSaw() {
        List<Finding> findings = Sanitiser.standard()
                .sanitise("data: " + base64("x " + TOKEN), KEY)
                .findings();

        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(f.evidence()).contains("seen through base64"));
    }

    @Test
    void aRussianWordIsAWord() {
        String text = "\u043F\u0430\u0440\u043E\u043B\u044C \u0438 \u0441\u043B\u043E\u0432\u043E";

        assertThat(Sanitiser.standard().sanitise(text, KEY).isClean()).isTrue();
    }

    static List<String> hostileTexts() {
        return List.of(
                "password=".repeat(7_000),
                "a".repeat(64_000),
                "\"".repeat(64_000),
                "://:@".repeat(12_000),
                "-----BEGIN PRIVATE KEY-----".repeat(2_300),
                "eyJ.".repeat(16_000),
                ":a".repeat(32_000),
                "1 ".repeat(32_000),
                "%41".repeat(21_000),
                "\\u0041".repeat(10_000),
                "&#65;".repeat(12_000),
                "\"a\"+".repeat(16_000),
                "[".repeat(64_000),
                base64("password = x ".repeat(3_600)),
                "dear ".repeat(12_000),
                "passport 1".repeat(6_000),
                "@".repeat(64_000),
                "a@".repeat(32_000),
                "sk-".repeat(21_000),
                "basic ".repeat(10_000),
                "token token ".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void staysFastOnHostileTexts(String text) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Sanitiser.standard().sanitise(text, KEY));
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }
}
