package dev.chaperone.desktop.ui.page;

import static dev.chaperone.desktop.ui.look.Kit.text;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of a list in groups, drawn while it is in sight: the name of a group, or one of those in it. */
public abstract class RowCell<T> extends ListCell<T> {

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("day", "event", "first", "last");
        setText("");
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            show(item);
        }
    }

    protected abstract void show(T item);

    /** This row is the name of a group. */
    protected final void group(String name) {
        getStyleClass().add("day");
        setAccessibleText(name);
        setGraphic(text(name, "day-name"));
    }

    /** This row is one of a group, perhaps at its edge. */
    protected final void member(boolean first, boolean last) {
        getStyleClass().add("event");
        if (first) {
            getStyleClass().add("first");
        }
        if (last) {
            getStyleClass().add("last");
        }
    }

    /** What it is, above what is to be said of it; takes what room there is. */
    protected static VBox words(String title, String detail) {
        VBox words = new VBox(1, text(title, "row-title"), text(detail, "muted"));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }
}
