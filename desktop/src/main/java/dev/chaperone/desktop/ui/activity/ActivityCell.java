package dev.chaperone.desktop.ui.activity;

import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A row of the timeline, drawn while it is in sight. */
final class ActivityCell extends ListCell<Timeline.Row> {

    private final Texts texts;
    private final DateTimeFormatter clock;

    ActivityCell(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.clock = DateTimeFormatter.ofPattern(texts.get("pattern.time"), texts.locale())
                .withZone(zone);
        getStyleClass().add("row-cell");
        setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(Timeline.@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("day", "event", "first", "last");
        setText("");
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        switch (item) {
            case Timeline.Row.Day(var name) -> day(name);
            case Timeline.Row.Event(var entry, var first, var last) -> event(entry, first, last);
        }
    }

    private void day(String name) {
        getStyleClass().add("day");
        setAccessibleText(name);
        setGraphic(text(name, "day-name"));
    }

    private void event(ActivityEntry entry, boolean first, boolean last) {
        getStyleClass().add("event");
        if (first) {
            getStyleClass().add("first");
        }
        if (last) {
            getStyleClass().add("last");
        }
        String time = clock.format(entry.time());
        setAccessibleText(texts.get("spoken", entry.title(), entry.detail(), time, standing(entry)));
        VBox words = new VBox(1, text(entry.title(), "row-title"), text(entry.detail(), "muted"));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label at = text(time, "muted", "row-time");
        at.setMinWidth(USE_PREF_SIZE);
        setGraphic(row(14, tile(entry.face().icon(), entry.face().tone()), words, spacer(), seal(entry), at));
    }

    private Node seal(ActivityEntry entry) {
        boolean proven = entry.standing().equals("receipted");
        return icon(proven ? Feather.CHECK_CIRCLE : Feather.LOCK, proven ? "seal-proven" : "seal");
    }

    private String standing(ActivityEntry entry) {
        return texts.get("standing." + entry.standing());
    }
}
