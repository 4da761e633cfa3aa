package dev.chaperone.desktop.ui.permissions;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.RowCell;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** One remembered answer, with the button that takes it back. */
final class GrantCell extends RowCell<PermissionsPage.Row> {

    private final Texts texts;
    private final GrantWords words;
    private final Consumer<Grant> takeBack;

    GrantCell(Texts texts, GrantWords words, Consumer<Grant> takeBack) {
        this.texts = texts;
        this.words = words;
        this.takeBack = takeBack;
        getStyleClass().add("row-cell");
        setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void show(PermissionsPage.Row item) {
        switch (item) {
            case PermissionsPage.Row.Head(var name) -> group(name);
            case PermissionsPage.Row.Answer(var grant, var first, var last) -> answer(grant, first, last);
        }
    }

    private void answer(Grant grant, boolean first, boolean last) {
        member(first, last);
        boolean yes = grant.kind() == Grant.Kind.PERMISSION;
        String title = words.title(grant);
        setAccessibleText(texts.get("spoken", title, words.folder(grant), words.end(grant)));
        Button back =
                Kit.button(texts.get("take-back"), Feather.ROTATE_CCW, () -> takeBack.accept(grant), "small-action");
        back.setAccessibleText(texts.get("take-back.spoken", title, words.folder(grant)));
        var end = chip(words.end(grant), endIcon(grant), Tone.QUIET);
        end.setTooltip(new Tooltip(words.given(grant)));
        setGraphic(row(
                14,
                tile(yes ? Feather.CHECK : Feather.SLASH, yes ? Tone.GOOD : Tone.BAD),
                words(title, words.folder(grant)),
                end,
                back));
    }

    private static Feather endIcon(Grant grant) {
        return switch (grant.scope()) {
            case Scope.Once _ -> Feather.CLOCK;
            case Scope.Session _ -> Feather.TERMINAL;
            case Scope.Folder _ -> Feather.CALENDAR;
        };
    }
}
