package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.ui.leaving.LeavingWindow;
import dev.chaperone.desktop.ui.look.FirstFrame;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.consent.Grant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window on screen. Opened by an act of the person, so it may take the keyboard. On the JavaFX thread. */
public final class MainWindow {

    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
    private static final Duration LOOK = Duration.seconds(10);
    private static final double WIDTH = 1040;
    private static final double HEIGHT = 700;
    private static final double LEAST_WIDTH = 820;
    private static final double LEAST_HEIGHT = 520;

    private final Stage stage = new Stage();
    private final MainPane pane;
    private final MainPresenter presenter;
    private final Timeline looks = new Timeline(new KeyFrame(LOOK, _ -> look()));

    /** @param home shown as {@code ~} */
    public MainWindow(PeopleClient client, ThisLaptop laptop, Path home, Clock clock) {
        ExecutorService background = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("window").factory());
        MainPane.Surroundings around = new MainPane.Surroundings(home.toString(), clock, ZoneId.systemDefault());
        this.pane = new MainPane(around, this::open, new Wishes());
        this.presenter = new MainPresenter(
                client::call, laptop, new MainPresenter.Threads(Platform::runLater, background), pane);
        Look.dress(pane, MainWindow.class, "window.css");
        Scene scene = new Scene(pane, WIDTH, HEIGHT);
        keys(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.here("dev.chaperone.desktop.ui.window.window").get("title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.focusedProperty().subscribe(here -> {
            if (here) {
                presenter.refresh();
            }
        });
        looks.setCycleCount(Animation.INDEFINITE);
    }

    /** Opens it, or brings it to the front. */
    public void show() {
        if (!stage.isShowing()) {
            stage.show();
            looks.playFromStart();
            if (LOG.isDebugEnabled()) {
                FirstFrame.of(stage.getScene(), () -> LOG.debug("first frame at {}", System.currentTimeMillis()));
            }
        }
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        presenter.refresh();
    }

    public boolean isShowing() {
        return stage.isShowing();
    }

    /** @param closed run when the person has closed it */
    public void whenClosed(Runnable closed) {
        stage.setOnHidden(_ -> {
            looks.stop();
            closed.run();
        });
    }

    public void close() {
        stage.hide();
    }

    /** Something happened at the service. */
    public void happened() {
        look();
    }

    private void open(Section section) {
        presenter.open(section);
    }

    private void look() {
        if (stage.isShowing() && !stage.isIconified()) {
            presenter.refresh();
        }
    }

    private void keys(Scene scene) {
        Section[] sections = Section.values();
        for (int i = 0; i < sections.length; i++) {
            Section section = sections[i];
            KeyCode digit = KeyCode.getKeyCode(String.valueOf(i + 1));
            scene.getAccelerators()
                    .put(new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN), () -> pane.choose(section));
        }
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN), pane::search);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), presenter::refresh);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
    }

    /** What the pages want goes to the presenter. */
    private final class Wishes implements MainPane.Wishes {
        @Override
        public void takeBack(Grant grant) {
            presenter.takeBack(grant);
        }

        @Override
        public void takeBackAll() {
            presenter.takeBackAll();
        }

        @Override
        public void look() {
            presenter.refresh();
        }

        @Override
        public void stopAgents() {
            presenter.stopAgents();
        }

        @Override
        public void resumeAgents() {
            presenter.resumeAgents();
        }

        @Override
        public void check() {
            new LeavingWindow().show("");
        }

        @Override
        public void connect(String agent) {
            presenter.connect(agent);
        }
    }
}
