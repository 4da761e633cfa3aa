package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.look.Png;
import java.io.IOException;
import java.nio.file.Path;

/** Paints the main window for the documentation. On the JavaFX thread. */
public final class MainScreenshots {

    private static final int BITS = 6;
    private static final double SCALE = 1.5;

    private MainScreenshots() {}

    public static void paint(Path folder) throws IOException {
        Png.write(Pages.entry(Palette.LIGHT).picture(SCALE), folder.resolve("activity-light.png"), BITS);
        Png.write(Pages.filled(Section.HEALTH, Palette.DARK).picture(SCALE), folder.resolve("health-dark.png"), BITS);
        Png.write(
                Pages.filled(Section.PERMISSIONS, Palette.LIGHT).picture(SCALE),
                folder.resolve("permissions-light.png"),
                BITS);
    }
}
