package dev.chaperone.desktop.ui.page;

import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;
import static dev.chaperone.desktop.ui.look.Kit.wrapped;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands where there is nothing to show, and why there is nothing. */
public final class Blank extends VBox {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.page.page");
    private static final int MOST_REASON = 200;

    private Blank(Feather icon, Tone tone, String title, String said, Node... more) {
        super(10, tile(icon, tone), text(title, "blank-title"), centred(said));
        getChildren().addAll(more);
        getStyleClass().add("blank");
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(title + " " + said);
    }

    static Blank waiting() {
        return new Blank(Feather.LOADER, Tone.QUIET, TEXTS.get("waiting"), TEXTS.get("waiting.more"));
    }

    static Blank offline() {
        return new Blank(
                Feather.ALERT_TRIANGLE,
                Tone.WARN,
                TEXTS.get("offline"),
                TEXTS.get("offline.more"),
                command(TEXTS.get("offline.command")));
    }

    static Blank failed(String reason) {
        return new Blank(
                Feather.ALERT_TRIANGLE,
                Tone.BAD,
                TEXTS.get("failed"),
                SafeText.middle(SafeText.line(reason), MOST_REASON, " … "),
                command("chaperone status"));
    }

    /** Nothing, and that is fine. */
    public static Blank empty(Feather icon, String title, String said) {
        return new Blank(icon, Tone.QUIET, title, said);
    }

    /** A command a person can copy. */
    public static Node command(String line) {
        Label shown = text(line, "mono");
        var box = Kit.row(
                10,
                Kit.icon(Feather.TERMINAL, "lead"),
                shown,
                Kit.spacer(),
                Kit.copyButton(line, TEXTS.get("copy.command", line)));
        box.getStyleClass().addAll("well", "command");
        return box;
    }

    private static Label centred(String said) {
        Label label = wrapped(said, "muted", "blank-text");
        label.setMaxWidth(420);
        label.setAlignment(Pos.CENTER);
        return label;
    }
}
