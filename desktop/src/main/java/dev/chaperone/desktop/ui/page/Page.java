package dev.chaperone.desktop.ui.page;

import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One page: a heading, a line below it, what can be done, and the content. On the JavaFX thread.
 *
 * @param <T> what it shows
 */
public abstract class Page<T> {

    private final VBox root = new VBox();
    private final Label subtitle = text("", "muted");
    private final HBox actions = row(8);
    private final StackPane content = new StackPane();

    protected Page(String title) {
        root.getStyleClass().add("page");
        Label heading = text(title, "page-title");
        heading.setAccessibleRole(AccessibleRole.TEXT);
        VBox words = new VBox(2, heading, subtitle);
        words.setAlignment(Pos.CENTER_LEFT);
        subtitle.setMinWidth(0); // a long line gives way to the buttons
        HBox head = row(12, words, spacer(), actions);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        root.getChildren().addAll(head, content);
        content.getChildren().add(Blank.waiting());
        actions.setDisable(true);
    }

    /** What is on screen. */
    public final Region node() {
        return root;
    }

    /** Takes the newest there is; what was shown before stays while it is only on its way. */
    public final void show(Loaded<T> loaded) {
        switch (loaded) {
            case Loaded.Waiting<T> _ -> blank(Blank.waiting());
            case Loaded.Here<T>(var value) -> {
                Node body = body(value);
                if (!content.getChildren().equals(List.of(body))) {
                    content.getChildren().setAll(body);
                }
            }
            case Loaded.Offline<T> _ -> blank(Blank.offline());
            case Loaded.Failed<T>(var reason) -> blank(Blank.failed(reason));
        }
        actions.setDisable(!(loaded instanceof Loaded.Here<T>));
    }

    private void blank(Blank blank) {
        subtitle.setText("");
        content.getChildren().setAll(blank);
    }

    /** What shows {@code value}; the same node again where only its content changes. */
    protected abstract Node body(T value);

    protected final void say(String line) {
        subtitle.setText(line);
    }

    protected final void offer(Node... buttons) {
        actions.getChildren().setAll(buttons);
    }
}
