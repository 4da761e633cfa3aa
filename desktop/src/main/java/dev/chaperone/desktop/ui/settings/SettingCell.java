package dev.chaperone.desktop.ui.settings;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;

import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One setting: what it does, whose it is, what it is worth. */
final class SettingCell extends ListCell<SettingRow> {

    private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

    private final Texts texts;

    SettingCell(Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("row-cell", "event");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SettingRow item, boolean empty) {
        super.updateItem(item, empty);
        setText("");
        pseudoClassStateChanged(BLANK, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        String source = source(item);
        String lock = item.lockedBy().isEmpty() ? "" : texts.get("locked.by", item.lockedBy());
        setAccessibleText(texts.get("spoken", item.title(), item.value(), source, lock));
        Label explanation = text(item.explanation(), "muted");
        explanation.setTooltip(new Tooltip(item.key() + "\n" + item.explanation()));
        Label from = text(lock.isEmpty() ? source : source + " · " + lock, "muted");
        VBox words = new VBox(1, text(item.title(), "row-title"), explanation, from);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = row(10, words);
        if (!lock.isEmpty()) {
            line.getChildren().add(chip(texts.get("locked"), Feather.LOCK, Tone.QUIET));
        }
        Label value = text(item.value(), "setting-value");
        value.setMinWidth(USE_PREF_SIZE);
        line.getChildren().add(value);
        setGraphic(line);
    }

    private String source(SettingRow item) {
        String name = texts.has("source." + item.source()) ? texts.get("source." + item.source()) : item.source();
        return item.place().isEmpty() || item.source().equals("built-in")
                ? name
                : texts.get("source.at", name, item.place());
    }
}
