package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** The time left, as a ring and in seconds. It only paints; what time means is the service's business. */
final class CountdownRing extends StackPane {

    private static final double RADIUS = 19;
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final Texts texts;
    private final Arc arc = new Arc(0, 0, RADIUS, RADIUS, 90, -360);
    private final Label seconds = Kit.text("");

    CountdownRing(Texts texts) {
        this.texts = texts;
        getStyleClass().add("ring");
        Circle track = new Circle(RADIUS);
        track.getStyleClass().add("ring-track");
        arc.setType(ArcType.OPEN);
        arc.getStyleClass().add("ring-arc");
        getChildren().addAll(new Group(track, arc), seconds);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    void show(PromptView view) {
        arc.setLength(-360 * view.share());
        seconds.setText(clockFace(view.seconds()));
        setAccessibleText(texts.get("clock.spoken", view.seconds()));
        boolean wasUrgent = getPseudoClassStates().contains(URGENT);
        pseudoClassStateChanged(URGENT, view.urgent());
        if (view.urgent() && !wasUrgent) {
            setAccessibleText(texts.get("clock.urgent", view.seconds()));
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private String clockFace(long left) {
        boolean minutes = left >= 100;
        if (minutes != getStyleClass().contains("long")) {
            getStyleClass().removeAll("long");
            getStyleClass().addAll(minutes ? java.util.List.of("long") : java.util.List.of());
        }
        return minutes ? "%d:%02d".formatted(left / 60, left % 60) : Long.toString(left);
    }
}
