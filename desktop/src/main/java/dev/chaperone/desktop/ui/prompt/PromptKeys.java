package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.model.consent.Answer;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What keys and the pointer mean to a question. Enter means nothing: it may be meant for a line typed elsewhere. */
final class PromptKeys {

    private final Node pane;
    private final Consumer<Answer> answer;
    private final Surface.Person person;
    private Optional<Point2D> pointer = Optional.empty();

    PromptKeys(Node pane, Consumer<Answer> answer, Surface.Person person) {
        this.pane = pane;
        this.answer = answer;
        this.person = person;
    }

    void listen() {
        pane.addEventFilter(KeyEvent.ANY, this::swallowEnter);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        pane.addEventFilter(MouseEvent.MOUSE_MOVED, e -> moved(new Point2D(e.getScreenX(), e.getScreenY())));
        pane.addEventFilter(ScrollEvent.SCROLL, _ -> person.reading());
    }

    /** A JavaFX button fires on Enter by itself. */
    private void swallowEnter(KeyEvent event) {
        boolean typed =
                event.getCharacter().equals("\r") || event.getCharacter().equals("\n");
        if (event.getCode() == KeyCode.ENTER || typed) {
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            person.reading();
        }
        AnswerGrid.meant(event).ifPresent(meant -> {
            event.consume();
            answer.accept(meant);
        });
    }

    /** A pointer that merely rests where the window opens is nobody reading; one that moves is. */
    private void moved(Point2D now) {
        if (pointer.filter(before -> before.distance(now) > 0).isPresent()) {
            person.reading();
        }
        pointer = Optional.of(now);
    }
}
