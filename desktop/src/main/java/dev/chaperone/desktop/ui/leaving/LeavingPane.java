package dev.chaperone.desktop.ui.leaving;

import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The text on the left, what would leave of it on the right, and below why each thing was taken out. */
final class LeavingPane extends VBox {

    static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.leaving.leaving");

    private final TextArea original = new TextArea();
    private final TextArea leaving = new TextArea();
    private final ListView<Checked.Item> findings = new ListView<>();
    private final Label summary = text("", "muted");

    /** What a person can want. */
    interface Wishes {
        void typed(String text);

        /** Lets this value leave, or takes that back. */
        void allow(String value, boolean allowed);

        /** Copies what a report about a wrong finding needs; never the value. */
        void report(Checked.Item item);

        void copy();
    }

    LeavingPane(Wishes wishes) {
        super(14);
        getStyleClass().addAll("main", "leaving");
        findings.getStyleClass().addAll("rows", "plain");
        findings.setCellFactory(_ -> new FindingCell(wishes));
        findings.setAccessibleText(TEXTS.get("findings"));
        findings.setPlaceholder(text(TEXTS.get("findings.none"), "muted"));
        findings.setPrefHeight(210);
        leaving.setEditable(false);
        HBox sides = new HBox(14, side("original", original), side("leaving", leaving));
        VBox.setVgrow(sides, Priority.ALWAYS);
        original.textProperty().subscribe((_, now) -> wishes.typed(now));
        getChildren().addAll(head(), sides, text(TEXTS.get("findings"), "day-name"), findings, foot(wishes::copy));
    }

    void write(String text) {
        original.setText(text);
    }

    /** Shows what came of the check; what the person types meanwhile stays as it is. */
    void show(Checked checked) {
        leaving.setText(checked.leaving());
        if (!findings.getItems().equals(checked.findings())) {
            findings.getItems().setAll(checked.findings());
        }
        summary.setText(
                TEXTS.get("summary", checked.replaced(), checked.findings().size()));
    }

    void say(String line) {
        summary.setText(line);
    }

    private Node head() {
        VBox words = new VBox(2, text(TEXTS.get("title"), "page-title"), text(TEXTS.get("subtitle"), "muted"));
        return row(14, tile(Feather.SEND, Tone.ACCENT), words, spacer(), summary);
    }

    private static Node side(String key, TextArea area) {
        area.getStyleClass().add("code");
        area.setWrapText(true);
        area.setAccessibleText(TEXTS.get(key));
        area.setPromptText(key.equals("original") ? TEXTS.get("original.prompt") : "");
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox side = new VBox(6, text(TEXTS.get(key), "day-name"), area);
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setPrefWidth(100); // both sides grow alike
        return side;
    }

    private static Node foot(Runnable copy) {
        return row(
                12,
                Kit.icon(Feather.LOCK),
                text(TEXTS.get("stays"), "muted"),
                spacer(),
                Kit.button(TEXTS.get("copy"), Feather.COPY, copy, "primary"));
    }
}
