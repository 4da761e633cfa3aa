package dev.chaperone.desktop.ui.activity;

import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.RowCell;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** A row of the timeline. */
final class ActivityCell extends RowCell<Timeline.Row> {

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
    protected void show(Timeline.Row item) {
        switch (item) {
            case Timeline.Row.Day(var name) -> group(name);
            case Timeline.Row.Event(var entry, var first, var last) -> event(entry, first, last);
        }
    }

    private void event(ActivityEntry entry, boolean first, boolean last) {
        member(first, last);
        String time = clock.format(entry.time());
        setAccessibleText(texts.get("spoken", entry.title(), entry.detail(), time, standing(entry)));
        Label at = text(time, "muted", "row-time");
        at.setMinWidth(USE_PREF_SIZE);
        setGraphic(row(
                14,
                tile(entry.face().icon(), entry.face().tone()),
                words(entry.title(), entry.detail()),
                spacer(),
                seal(entry),
                at));
    }

    private Node seal(ActivityEntry entry) {
        boolean proven = entry.standing().equals("receipted");
        return icon(proven ? Feather.CHECK_CIRCLE : Feather.LOCK, proven ? "seal-proven" : "seal");
    }

    private String standing(ActivityEntry entry) {
        return texts.get("standing." + entry.standing());
    }
}
