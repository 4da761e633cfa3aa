package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.FirstFrame;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.prompt.Placement.Area;
import dev.chaperone.desktop.ui.prompt.Placement.Spot;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one window for questions. It is a popup, because those never take the keyboard; a click on its text gives it the
 * keyboard. All methods run on the JavaFX thread.
 */
final class PromptWindow implements Surface {

    private static final Logger LOG = LoggerFactory.getLogger(PromptWindow.class);
    private static final Duration TICK = Duration.millis(100);

    private final Texts texts;
    private final Timeline clock = new Timeline();
    private final StackPane root = new StackPane();
    private final Popup popup = new Popup();
    private final Stage owner = new Stage(StageStyle.UTILITY);

    /** The second pulse after a change comes when the first has been painted. */
    private final AnimationTimer frames = new AnimationTimer() {
        private int pulses;

        @Override
        public void start() {
            pulses = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            pulses++;
            if (pulses == 2) {
                stop();
                person.ifPresent(Person::painted);
            }
        }
    };

    private Optional<PromptPane> pane = Optional.empty();
    private Optional<Person> person = Optional.empty();

    PromptWindow(Texts texts) {
        this.texts = texts;
        clock.setCycleCount(Animation.INDEFINITE);
        clock.getKeyFrames().setAll(new KeyFrame(TICK, _ -> person.ifPresent(Person::tick)));
        owner.focusedProperty().subscribe((_, here) -> keyboard(here));
        popup.setHideOnEscape(false);
        popup.setAutoFix(false);
        popup.getContent().add(root);
        Look.dress(root, PromptWindow.class, "prompt.css");
        wear();
        prepareOwner();
    }

    @Override
    public void show(PromptView view, Person listener) {
        person = Optional.of(listener);
        boolean appears = !popup.isShowing();
        boolean differs =
                appears || pane.filter(p -> p.model().looksLike(view.model())).isEmpty();
        if (differs) {
            build(view, listener);
        }
        pane.ifPresent(p -> p.show(view));
        if (appears) {
            open();
        }
        if (differs) {
            frames.start();
        }
    }

    @Override
    public void hide() {
        clock.stop();
        frames.stop();
        popup.hide();
        owner.hide(); // gives the keyboard back to whoever had it
        forget();
    }

    @Override
    public void rehearse(PromptView view) {
        PromptPane sample = new PromptPane(view.model(), texts, _ -> {});
        sample.show(view);
        root.getChildren().setAll(sample);
        layOut();
        root.snapshot(new SnapshotParameters(), null);
        forget();
    }

    private void forget() {
        pane = Optional.empty();
        person = Optional.empty();
        root.getChildren().clear();
    }

    private void build(PromptView view, Person listener) {
        String id = view.model().prompt().id();
        PromptPane built = new PromptPane(view.model(), texts, answer -> listener.answer(id, answer));
        new PromptKeys(built, answer -> listener.answer(id, answer), listener).listen();
        built.setOnMousePressed(_ -> takeKeyboard());
        built.keyboard(owner.isFocused() && !owner.isIconified());
        pane = Optional.of(built);
        root.getChildren().setAll(built);
        if (!root.getStyleClass().contains("flat")) {
            root.getChildren().addFirst(shadow());
        }
    }

    /** A node of its own that never changes, so that the clock does not have it blurred anew ten times a second. */
    private static Region shadow() {
        Region shadow = new Region();
        shadow.getStyleClass().addAll("card", "lifted");
        return shadow;
    }

    @Override
    public void takeKeyboard() {
        owner.setIconified(false);
        owner.toFront();
        owner.requestFocus();
        pane.ifPresent(PromptPane::requestFocus);
    }

    private void open() {
        layOut();
        Spot spot = spot(root.prefWidth(-1), root.prefHeight(-1));
        owner.setIconified(true);
        owner.show();
        popup.show(owner, spot.x(), spot.y());
        clock.playFromStart();
        if (LOG.isDebugEnabled()) {
            FirstFrame.of(popup.getScene(), () -> LOG.debug("first frame at {}", System.currentTimeMillis()));
        }
    }

    private void layOut() {
        root.applyCss();
        root.autosize();
        root.layout();
    }

    private void keyboard(boolean here) {
        pane.ifPresent(p -> p.keyboard(here));
        if (here && popup.isShowing()) {
            person.ifPresent(Person::focused);
        }
    }

    private static Spot spot(double width, double height) {
        javafx.geometry.Point2D pointer = new Robot().getMousePosition();
        Screen screen = Screen.getScreensForRectangle(pointer.getX(), pointer.getY(), 1, 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary());
        Rectangle2D bounds = screen.getVisualBounds();
        Area area = new Area(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        return Placement.of(area, width, height, new Spot(pointer.getX(), pointer.getY()));
    }

    /** Soft corners and a shadow where the desktop can show what is behind a window. */
    private void wear() {
        popup.getScene().setFill(Color.TRANSPARENT);
        if (Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            root.setPadding(new Insets(32, 38, 50, 38));
        } else {
            root.getStyleClass().add("flat");
        }
    }

    /**
     * A popup needs an owner, and an owner that opens like any window takes the keyboard. One that opens iconified does
     * not (seen on X11 with openbox). It is open only with a question, when its place in the task list is welcome:
     * choosing it there gives the question the keyboard.
     */
    private void prepareOwner() {
        Scene scene = new Scene(new Pane(), 1, 1);
        owner.setScene(scene);
        owner.setTitle(texts.get("title"));
        owner.setOpacity(0);
        owner.setX(0);
        owner.setY(0);
    }
}
