package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.ui.look.FxTest;
import dev.chaperone.desktop.ui.look.Gallery;
import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.page.Loaded;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page as it was looked at and found good. */
class MainPicturesTest extends FxTest {

    private static final int MAX_BYTES = 90_000;

    @ParameterizedTest
    @CsvSource({
        "ACTIVITY,LIGHT", "ACTIVITY,DARK", "ACTIVITY,CONTRAST",
        "PERMISSIONS,LIGHT", "PERMISSIONS,DARK", "PERMISSIONS,CONTRAST",
        "PROMPTS,LIGHT", "PROMPTS,DARK", "PROMPTS,CONTRAST",
        "HEALTH,LIGHT", "HEALTH,DARK", "HEALTH,CONTRAST",
        "SETTINGS,LIGHT", "SETTINGS,DARK", "SETTINGS,CONTRAST"
    })
    void aPageLooksAsItDid(Section section, Palette palette) throws IOException {
        Image image = onScreen(() -> Pages.filled(section, palette).picture(1));

        Gallery.compare(image, MainPicturesTest.class, name(section.name(), palette), MAX_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void anEntryInFullLooksAsItDid(Palette palette) throws IOException {
        Image image = onScreen(() -> Pages.entry(palette).picture(1));

        Gallery.compare(image, MainPicturesTest.class, name("entry", palette), MAX_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"waiting", "empty", "offline", "failed"})
    void whatStandsWhereThereIsNothingLooksAsItDid(String what) throws IOException {
        Image image = onScreen(() -> {
            Shown shown = new Shown(Palette.LIGHT);
            shown.pane.timeline(
                    switch (what) {
                        case "waiting" -> new Loaded.Waiting<>();
                        case "empty" -> new Loaded.Here<>(List.of());
                        case "offline" -> new Loaded.Offline<>();
                        default -> new Loaded.Failed<>("the journal is not readable: disk error 5");
                    });
            return shown.picture(1);
        });

        Gallery.compare(image, MainPicturesTest.class, what + ".png", MAX_BYTES);
    }

    private static String name(String what, Palette palette) {
        return (what + "-" + palette.name()).toLowerCase(Locale.ROOT) + ".png";
    }
}
