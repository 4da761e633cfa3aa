package dev.chaperone.desktop.ui.permissions;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One remembered answer, with the button that takes it back. */
final class GrantCell extends ListCell<PermissionsPage.Row> {

    private final Texts texts;
    private final GrantWords words;
    private final Consumer<Grant> takeBack;

    GrantCell(Texts texts, GrantWords words, Consumer<Grant> takeBack) {
        this.texts = texts;
        this.words = words;
        this.takeBack = takeBack;
        getStyleClass().add("row-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PermissionsPage.@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("day", "event", "first", "last");
        setText("");
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        switch (item) {
            case PermissionsPage.Row.Head(var name) -> {
                getStyleClass().add("day");
                setAccessibleText(name);
                setGraphic(text(name, "day-name"));
            }
            case PermissionsPage.Row.Answer(var grant, var first, var last) -> answer(grant, first, last);
        }
    }

    private void answer(Grant grant, boolean first, boolean last) {
        getStyleClass().add("event");
        if (first) {
            getStyleClass().add("first");
        }
        if (last) {
            getStyleClass().add("last");
        }
        boolean yes = grant.kind() == Grant.Kind.PERMISSION;
        String title = words.title(grant);
        setAccessibleText(texts.get("spoken", title, words.folder(grant), words.end(grant)));
        VBox said = new VBox(1, text(title, "row-title"), text(words.folder(grant), "muted"));
        said.setMinWidth(0);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button back =
                Kit.button(texts.get("take-back"), Feather.ROTATE_CCW, () -> takeBack.accept(grant), "small-action");
        back.setAccessibleText(texts.get("take-back.spoken", title, words.folder(grant)));
        var end = chip(words.end(grant), endIcon(grant), Tone.QUIET);
        end.setTooltip(new Tooltip(words.given(grant)));
        setGraphic(row(14, tile(yes ? Feather.CHECK : Feather.SLASH, yes ? Tone.GOOD : Tone.BAD), said, end, back));
    }

    private static Feather endIcon(Grant grant) {
        return switch (grant.scope()) {
            case Scope.Once _ -> Feather.CLOCK;
            case Scope.Session _ -> Feather.TERMINAL;
            case Scope.Folder _ -> Feather.CALENDAR;
        };
    }
}
