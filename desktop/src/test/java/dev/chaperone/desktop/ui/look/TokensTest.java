package dev.chaperone.desktop.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast by WCAG 2.2: 4.5:1 for text (1.4.3), 3:1 for the edges of controls and for pictures (1.4.11). */
class TokensTest {

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;

    enum Palette {
        LIGHT,
        DARK,
        CONTRAST
    }

    @Test
    void everyPaletteDefinesTheSame18Tokens() throws IOException {
        Map<String, Integer> light = palette(Palette.LIGHT);

        assertThat(light).hasSize(18);
        assertThat(palette(Palette.DARK)).containsOnlyKeys(light.keySet());
        assertThat(palette(Palette.CONTRAST)).containsOnlyKeys(light.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void textCanBeRead(Palette palette) throws IOException {
        Map<String, Integer> tokens = palette(palette);
        List<List<String>> pairs = List.of(
                List.of("ink", "paper"),
                List.of("ink", "sunken"),
                List.of("ink-soft", "paper"),
                List.of("ink-soft", "sunken"),
                List.of("paper", "ink"),
                List.of("on-accent", "accent"),
                List.of("on-accent", "accent-deep"),
                List.of("accent", "paper"),
                List.of("accent", "accent-wash"),
                List.of("good", "good-wash"),
                List.of("warn", "warn-wash"),
                List.of("bad", "bad-wash"),
                List.of("bad", "paper"));

        assertThat(pairs).allSatisfy(pair -> assertThat(contrast(tokens, pair)).isGreaterThanOrEqualTo(TEXT));
    }

    @ParameterizedTest
    @EnumSource
    void controlsStandOut(Palette palette) throws IOException {
        Map<String, Integer> tokens = palette(palette);
        List<List<String>> pairs =
                List.of(List.of("edge", "paper"), List.of("accent", "paper"), List.of("ink", "paper"));

        assertThat(pairs).allSatisfy(pair -> assertThat(contrast(tokens, pair)).isGreaterThanOrEqualTo(SHAPE));
    }

    /** No style sheet but the tokens' own says a colour. */
    @Test
    void onlyTokensNameColours() throws IOException {
        for (String sheet : List.of("look.css", "../prompt/prompt.css", "../window/window.css")) {
            assertThat(read(sheet))
                    .doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b")
                    .doesNotContainPattern("rgba?\\(");
        }
    }

    private static double contrast(Map<String, Integer> tokens, List<String> pair) {
        double one = luminance(Objects.requireNonNull(tokens.get(pair.get(0)), pair.get(0)));
        double other = luminance(Objects.requireNonNull(tokens.get(pair.get(1)), pair.get(1)));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 255) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Integer> palette(Palette palette) throws IOException {
        String css = read("tokens.css");
        int dark = css.indexOf("@media (prefers-color-scheme: dark)");
        int contrast = css.indexOf(".chaperone.contrast");
        String part = switch (palette) {
            case LIGHT -> css.substring(0, dark);
            case DARK -> css.substring(dark, contrast);
            case CONTRAST -> css.substring(contrast);
        };
        Map<String, Integer> tokens = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("-ch-([a-z-]+): #([0-9a-f]{6})").matcher(part);
        while (matcher.find()) {
            tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        return tokens;
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
