package dev.chaperone.desktop.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/** Dresses a window: fonts, tokens, shapes and a feature's own style sheet. Call on the JavaFX thread. */
public final class Look {

    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "InterDisplay-Regular.otf",
            "InterDisplay-SemiBold.otf",
            "JetBrainsMono-Regular.ttf");

    private Look() {}

    /**
     * Loads the fonts that come with the program. A font that does not load costs the looks only: the style sheets then
     * fall back to the system's.
     */
    public static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream("fonts/" + name), name)) {
                Font.loadFont(in, 0);
            } catch (IOException e) {
                throw new IllegalStateException("the font %s in this program is unreadable".formatted(name), e);
            }
        }
    }

    /**
     * The style sheets go to the root and not to its scene, because a popup's scene gets those of its owner.
     *
     * @param feature a style sheet beside {@code owner}'s class file
     */
    public static void dress(Parent root, Class<?> owner, String feature) {
        root.getStyleClass().add("chaperone");
        if (highContrast()) {
            root.getStyleClass().add("contrast");
        }
        root.getStylesheets().setAll(sheet(Look.class, "tokens.css"), sheet(Look.class, "look.css"));
        root.getStylesheets().add(sheet(owner, feature));
    }

    /** Whether the desktop runs one of the high contrast themes (GTK) or the high contrast setting (Windows). */
    private static boolean highContrast() {
        Object theme = Platform.getPreferences().get("GTK.theme_name");
        Object windows = Platform.getPreferences().get("Windows.SPI.HighContrast");
        return Boolean.TRUE.equals(windows) || (theme instanceof String name && name.startsWith("HighContrast"));
    }

    private static String sheet(Class<?> owner, String name) {
        URL url = Objects.requireNonNull(owner.getResource(name), name);
        return url.toExternalForm();
    }
}
