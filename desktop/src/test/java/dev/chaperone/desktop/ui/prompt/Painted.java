package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.model.consent.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Scale;

/** Paints a question without a window. On the JavaFX thread. */
final class Painted {

    static final Instant ASKED = Instant.parse("2026-11-24T10:00:00Z");
    static final PromptWords WORDS = new PromptWords(Locale.ENGLISH, "/home/ana");

    private Painted() {}

    static PromptView view(Prompt prompt) {
        return new PromptView(
                WORDS.of(prompt), Duration.ofSeconds(42), Rehearsal.PATIENCE, true, 1, "Northwind IT", "");
    }

    static PromptPane pane(PromptView view) {
        PromptPane pane = new PromptPane(view.model(), WORDS.texts(), _ -> {});
        pane.show(view);
        return pane;
    }

    /** @param margin around the pane, in logical pixels */
    static Image picture(PromptPane pane, Palette palette, Paint backdrop, double margin, double scale) {
        StackPane root = new StackPane(pane);
        root.setPadding(new Insets(margin));
        Scene scene = new Scene(root);
        Look.dress(root, PromptPane.class, "prompt.css");
        palette.dress(scene, root);
        root.applyCss();
        root.autosize();
        root.layout();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(scale == 1 ? Color.GRAY : backdrop);
        parameters.setTransform(new Scale(scale, scale));
        parameters.setViewport(new Rectangle2D(0, 0, root.getWidth() * scale, root.getHeight() * scale));
        return root.snapshot(parameters, null);
    }
}
