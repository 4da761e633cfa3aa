package dev.chaperone.desktop.ui.leaving;

import dev.chaperone.desktop.explain.FindingShape;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.window.MainWindow;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Check what leaves, on screen. On the JavaFX thread; the text is looked through on a thread of its own. */
public final class LeavingWindow {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 680;

    private final Stage stage = new Stage();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("check").factory());
    private final PlaceholderKey key = PlaceholderKey.fresh(new SecureRandom()::nextBytes);
    private final PauseTransition typing = new PauseTransition(Duration.millis(200));
    private final Set<String> allowed = new HashSet<>();
    private final LeavingPane pane = new LeavingPane(new Wishes());
    private String text = "";
    private Checked shown = Checked.NOTHING;

    public LeavingWindow() {
        Look.dress(pane, MainWindow.class, "window.css");
        Scene scene = new Scene(pane, WIDTH, HEIGHT);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
        stage.setScene(scene);
        stage.setTitle(LeavingPane.TEXTS.get("title"));
        typing.setOnFinished(_ -> check());
        pane.show(shown);
    }

    /** @param initial what to check first; may be empty */
    public void show(String initial) {
        stage.show();
        stage.toFront();
        if (!initial.isEmpty()) {
            pane.write(initial);
        }
    }

    public void whenClosed(Runnable closed) {
        stage.setOnHidden(_ -> closed.run());
    }

    /** What was typed meanwhile makes an answer worthless, and asks again. */
    private void check() {
        String asked = text;
        Set<String> leaves = Set.copyOf(allowed);
        background.execute(() -> {
            Checked checked = Checked.of(Sanitiser.standard(), key, asked, leaves);
            Platform.runLater(() -> {
                if (asked.equals(text)) {
                    shown = checked;
                    pane.show(checked);
                }
            });
        });
    }

    private static void toClipboard(String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class Wishes implements LeavingPane.Wishes {
        @Override
        public void typed(String now) {
            text = now;
            typing.playFromStart();
        }

        @Override
        public void allow(String value, boolean may) {
            if (may) {
                allowed.add(value);
            } else {
                allowed.remove(value);
            }
            check();
        }

        @Override
        public void report(Checked.Item item) {
            toClipboard(FindingShape.of(item.finding(), shown.text()));
            pane.say(LeavingPane.TEXTS.get("reported"));
        }

        @Override
        public void copy() {
            toClipboard(shown.leaving());
            pane.say(LeavingPane.TEXTS.get(shown.text().equals(text) ? "copied" : "copied.older"));
        }
    }
}
