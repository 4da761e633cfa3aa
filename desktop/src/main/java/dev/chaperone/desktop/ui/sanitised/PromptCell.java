package dev.chaperone.desktop.ui.sanitised;

import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One prompt that was cleaned. */
final class PromptCell extends ListCell<CleanedPrompts.Prompt> {

    private static final int MOST_NAME = 30;

    private final Texts texts;
    private final DateTimeFormatter moment;

    PromptCell(Texts texts, DateTimeFormatter moment) {
        this.texts = texts;
        this.moment = moment;
        getStyleClass().addAll("row-cell", "event");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(CleanedPrompts.@Nullable Prompt prompt, boolean empty) {
        super.updateItem(prompt, empty);
        setText("");
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("blank"), empty);
        if (empty || prompt == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        String title = texts.get("prompt", prompt.values());
        String detail = texts.get(
                "prompt.detail", SafeText.middle(SafeText.line(prompt.agent()), MOST_NAME, "…"), prompt.characters());
        FlowPane chips = PromptsPage.chips(prompt);
        chips.setAlignment(Pos.CENTER_RIGHT);
        chips.setPrefWrapLength(360);
        HBox.setHgrow(chips, Priority.ALWAYS);
        VBox words = new VBox(1, text(title, "row-title"), text(detail, "muted"));
        words.setMinWidth(190);
        words.setAlignment(Pos.CENTER_LEFT);
        Label at = text(moment.format(prompt.time()), "muted", "row-time");
        at.setMinWidth(USE_PREF_SIZE);
        setAccessibleText(title + ". " + detail);
        setGraphic(row(14, tile(Feather.SEND, Tone.ACCENT), words, chips, at));
    }
}
