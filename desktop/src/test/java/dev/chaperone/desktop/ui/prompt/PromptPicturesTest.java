package dev.chaperone.desktop.ui.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.look.FxTest;
import dev.chaperone.desktop.ui.look.Gallery;
import dev.chaperone.desktop.ui.look.Gallery.Palette;
import java.io.IOException;
import java.util.Locale;
import javafx.scene.image.Image;
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

    @ParameterizedTest
    @EnumSource
    void theQuestionLooksAsItDid(Palette palette) throws IOException {
        String name = "prompt-" + palette.name().toLowerCase(Locale.ROOT) + ".png";
        Image image = onScreen(() -> Painted.picture(
                Painted.pane(Painted.view(Rehearsal.prompt(Painted.ASKED))), palette, Color.GRAY, 4, 1));
        Gallery.compare(image, PromptPicturesTest.class, name, MAX_BYTES);
    }

    @Test
    void aDifferentQuestionWouldBeNoticed() {
        Image one = onScreen(() -> Painted.picture(
                Painted.pane(Painted.view(Rehearsal.prompt(Painted.ASKED))), Palette.LIGHT, Color.GRAY, 4, 1));
        Image other = onScreen(() ->
                Painted.picture(Painted.pane(Painted.view(Questions.ordinary("q1"))), Palette.LIGHT, Color.GRAY, 4, 1));

        assertThat(Gallery.share(one, other)).isGreaterThan(Gallery.MOST_WRONG);
    }
}
