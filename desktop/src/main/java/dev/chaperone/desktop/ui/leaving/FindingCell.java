package dev.chaperone.desktop.ui.leaving;

import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.sanitise.Finding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One thing that was found: what it is, why, and what can be done about it. */
final class FindingCell extends ListCell<Checked.Item> {

    private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");
    private static final Texts TEXTS = LeavingPane.TEXTS;
    private static final int MOST = 140;

    private final LeavingPane.Wishes wishes;

    FindingCell(LeavingPane.Wishes wishes) {
        this.wishes = wishes;
        getStyleClass().addAll("row-cell", "event");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Checked.@Nullable Item item, boolean empty) {
        super.updateItem(item, empty);
        setText("");
        pseudoClassStateChanged(BLANK, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        Finding finding = item.finding();
        String title = TEXTS.get(item.allowed() ? "finding.allowed" : "finding", name(finding), finding.placeholder());
        String why = SafeText.middle(
                TEXTS.get("why", finding.rule(), finding.confidence(), String.join(", ", finding.evidence())),
                MOST,
                " … ");
        VBox words = new VBox(1, text(SafeText.line(title), "row-title"), text(SafeText.line(why), "muted"));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        setAccessibleText(title + ". " + why);
        setTooltip(new Tooltip(SafeText.lines(String.join("\n", finding.evidence()))));
        boolean secret = finding.category().equals("secret");
        Feather glyph = secret ? Feather.KEY : Feather.USER;
        setGraphic(row(
                12,
                tile(item.allowed() ? Feather.UNLOCK : glyph, tone(item, secret)),
                words,
                allow(item),
                report(item)));
    }

    private Button allow(Checked.Item item) {
        return Kit.button(
                TEXTS.get(item.allowed() ? "allow.not" : "allow"),
                item.allowed() ? Feather.ROTATE_CCW : Feather.UNLOCK,
                () -> wishes.allow(item.value(), !item.allowed()),
                "small-action");
    }

    private Button report(Checked.Item item) {
        return Kit.button(TEXTS.get("report"), Feather.FLAG, () -> wishes.report(item), "small-action");
    }

    private static Tone tone(Checked.Item item, boolean secret) {
        return item.allowed() ? Tone.QUIET : secret ? Tone.BAD : Tone.WARN;
    }

    private static String name(Finding finding) {
        return finding.classification().replace('.', ' ').replace('-', ' ');
    }
}
