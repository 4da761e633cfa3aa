package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.model.consent.Grant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Scale;

/** The main window's pane in a scene of its own, without a window. On the JavaFX thread. */
final class Shown implements MainPane.Wishes {

    static final double WIDTH = 980;
    static final double HEIGHT = 660;

    final List<String> wishes = new ArrayList<>();
    final MainPane pane = new MainPane(
            new MainPane.Surroundings(Sample.HOME, InstantSource.fixed(Sample.NOW), ZoneOffset.UTC),
            section -> wishes.add("open " + section),
            this);
    final Scene scene = new Scene(pane, WIDTH, HEIGHT);

    Shown(Palette palette) {
        Look.dress(pane, MainWindow.class, "window.css");
        palette.dress(scene, pane);
    }

    /** Twice, because a list asks for its cells when it has been laid out once. */
    void layOut() {
        for (int i = 0; i < 2; i++) {
            pane.applyCss();
            pane.resize(WIDTH, HEIGHT);
            pane.layout();
        }
    }

    Image picture(double scale) {
        layOut();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setViewport(new Rectangle2D(0, 0, WIDTH * scale, HEIGHT * scale));
        return pane.snapshot(parameters, null);
    }

    @Override
    public void takeBack(Grant grant) {
        wishes.add("take back " + grant.id());
    }

    @Override
    public void takeBackAll() {
        wishes.add("take all back");
    }

    @Override
    public void look() {
        wishes.add("look");
    }

    @Override
    public void stopAgents() {
        wishes.add("stop");
    }

    @Override
    public void resumeAgents() {
        wishes.add("resume");
    }

    @Override
    public void check() {
        wishes.add("check");
    }

    @Override
    public void connect(String agent) {
        wishes.add("connect " + agent);
    }
}
