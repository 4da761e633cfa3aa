package dev.chaperone.desktop.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/**
 * Pictures as they were looked at and found good. One that differs is left in {@code target/pictures}; if it is the
 * better one, it is copied over the golden one.
 */
public final class Gallery {

    /** Share of pixels that may be off by more than {@link #SOFT}. */
    public static final double MOST_WRONG = 0.004;

    private static final int BITS = 5;

    /** A channel may be off by this much: glyphs are drawn by the system's FreeType. */
    private static final int SOFT = 48;

    private Gallery() {}

    /** The three palettes. */
    public enum Palette {
        LIGHT,
        DARK,
        CONTRAST;

        /** Dresses a root that is already in a scene. */
        public void dress(Scene scene, Parent root) {
            scene.getPreferences().setColorScheme(this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT);
            root.getStyleClass().remove("contrast");
            if (this == CONTRAST) {
                root.getStyleClass().add("contrast");
            }
        }
    }

    /** @param owner beside whose class file {@code golden/name} lies */
    public static void compare(Image image, Class<?> owner, String name, int mostBytes) throws IOException {
        Path fresh = Files.createDirectories(Path.of("target/pictures")).resolve(name);
        Png.write(image, fresh, BITS);
        try (InputStream in = owner.getResourceAsStream("golden/" + name)) {
            assertThat(in).as("no golden picture yet, look at %s", fresh).isNotNull();
            assertThat(share(new Image(in), image)).as("see %s", fresh).isLessThan(MOST_WRONG);
        }
        assertThat(Files.size(fresh)).isLessThan(mostBytes);
    }

    /** Share of pixels that differ. */
    public static double share(Image one, Image other) {
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
