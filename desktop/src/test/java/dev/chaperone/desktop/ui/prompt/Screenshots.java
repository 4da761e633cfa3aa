package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.look.Png;
import dev.chaperone.desktop.ui.window.MainScreenshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;

/** Paints the pictures of the documentation, without a display: {@code docs/screenshots}. */
public final class Screenshots {

    private static final int BITS = 8;

    private Screenshots() {}

    /** @param args the folder to write to */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.startup(() -> done.complete(null));
        done.thenRunAsync(() -> paint(folder), Platform::runLater).join();
        Platform.exit();
    }

    private static void paint(Path folder) {
        try {
            Files.createDirectories(folder);
            Look.loadFonts();
            Png.write(prompt(Palette.LIGHT, "#dfe4f7", "#e9dff0"), folder.resolve("prompt-light.png"), BITS);
            MainScreenshots.paint(folder);
            Png.write(prompt(Palette.DARK, "#1c2238", "#2a2038"), folder.resolve("prompt-dark.png"), BITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Image prompt(Palette palette, String from, String to) {
        PromptPane pane = Painted.pane(Painted.view(Rehearsal.prompt(Painted.ASKED)));
        pane.getStyleClass().add("lifted");
        pane.keyboard(true);
        return Painted.picture(pane, palette, backdrop(from, to), 36, 2);
    }

    private static Paint backdrop(String from, String to) {
        return new LinearGradient(
                0,
                0,
                0,
                1,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, javafx.scene.paint.Color.web(from)),
                new Stop(1, javafx.scene.paint.Color.web(to)));
    }
}
