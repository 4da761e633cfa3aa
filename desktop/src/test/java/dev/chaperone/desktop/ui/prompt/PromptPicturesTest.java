package dev.chaperone.desktop.ui.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.look.Png;
import dev.chaperone.desktop.ui.prompt.Painted.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The question as it was looked at and found good. A picture that differs is left in {@code target/pictures}; if it is
 * the better one, copy it over the golden one.
 */
class PromptPicturesTest extends FxTest {

    private static final int MAX_BYTES = 40_000;
    private static final int BITS = 5;

    /** A channel may be off by this much: glyphs are drawn by the system's FreeType. */
    private static final int SOFT = 48;

    /** Share of pixels that may be off by more. */
    private static final double MOST_WRONG = 0.004;

    @ParameterizedTest
    @EnumSource
    void theQuestionLooksAsItDid(Palette palette) throws IOException {
        String name = "prompt-" + palette.name().toLowerCase(Locale.ROOT) + ".png";
        Image image = onScreen(() -> Painted.picture(
                Painted.pane(Painted.view(Rehearsal.prompt(Painted.ASKED))), palette, Color.GRAY, 4, 1));
        Path fresh = Files.createDirectories(Path.of("target/pictures")).resolve(name);
        Png.write(image, fresh, BITS);

        try (InputStream in = Objects.requireNonNull(
                PromptPicturesTest.class.getResourceAsStream("golden/" + name), "golden/" + name)) {
            assertThat(share(new Image(in), image)).as("see %s", fresh).isLessThan(MOST_WRONG);
        }
        assertThat(Files.size(fresh)).isLessThan(MAX_BYTES);
    }

    @Test
    void aDifferentQuestionWouldBeNoticed() {
        Image one = onScreen(() -> Painted.picture(
                Painted.pane(Painted.view(Rehearsal.prompt(Painted.ASKED))), Palette.LIGHT, Color.GRAY, 4, 1));
        Image other = onScreen(() ->
                Painted.picture(Painted.pane(Painted.view(Questions.ordinary("q1"))), Palette.LIGHT, Color.GRAY, 4, 1));

        assertThat(share(one, other)).isGreaterThan(MOST_WRONG);
    }

    private static double share(Image one, Image other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        PixelReader left = one.getPixelReader();
        PixelReader right = other.getPixelReader();
        int wrong = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                wrong += differ(left.getArgb(x, y), right.getArgb(x, y)) ? 1 : 0;
            }
        }
        return wrong / (one.getWidth() * one.getHeight());
    }

    private static boolean differ(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) > SOFT) {
                return true;
            }
        }
        return false;
    }
}
