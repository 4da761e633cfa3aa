package dev.chaperone.desktop.ui.look;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when the first frame after a window opened is done, which is when the next one is begun. For measurements. */
public final class FirstFrame implements Runnable {

    private final Scene scene;
    private final Runnable done;
    private int begun;

    private FirstFrame(Scene scene, Runnable done) {
        this.scene = scene;
        this.done = done;
    }

    public static void of(Scene scene, Runnable done) {
        scene.addPostLayoutPulseListener(new FirstFrame(scene, done));
    }

    @Override
    public void run() {
        begun++;
        if (begun == 2) {
            Platform.runLater(() -> scene.removePostLayoutPulseListener(this));
            done.run();
        }
    }
}
