package dev.chaperone.desktop.ui.look;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The shapes every view is made of. It names style classes; the style sheets say what they look like. */
public final class Kit {

    /** What a chip or tile says by its colour, never by that alone. */
    public enum Tone {
        ACCENT("accent"),
        GOOD("good"),
        WARN("warn"),
        BAD("bad"),
        QUIET("quiet");

        private final String style;

        Tone(String style) {
            this.style = style;
        }
    }

    private Kit() {}

    public static Label text(String value, String... styles) {
        Label label = new Label(value);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Text that may take several lines and always gets all of them. */
    public static Label wrapped(String value, String... styles) {
        Label label = text(value, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static FontIcon icon(Ikon glyph, String... styles) {
        FontIcon icon = new FontIcon(glyph);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** An icon on a tinted square. */
    public static StackPane tile(Ikon glyph, Tone tone) {
        StackPane tile = new StackPane(icon(glyph));
        tile.getStyleClass().addAll("tile", tone.style);
        tile.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        tile.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return tile;
    }

    /** One fact with its icon. */
    public static Label chip(String value, Ikon glyph, Tone tone) {
        Label chip = new Label(value, icon(glyph));
        chip.getStyleClass().addAll("chip", tone.style);
        chip.setMinWidth(Region.USE_PREF_SIZE); // else a narrow row silently cuts the text
        chip.setAccessibleRole(AccessibleRole.TEXT);
        return chip;
    }

    /** A small button that copies {@code whole}, of which only a part may be on screen. */
    public static Button copyButton(String whole, String spoken) {
        Button button = new Button("", icon(Feather.COPY));
        button.getStyleClass().setAll("button", "icon-button");
        button.setAccessibleText(spoken);
        button.setTooltip(new Tooltip(spoken));
        button.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(whole);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return button;
    }

    /** Gives a node the keyboard, if it is on screen. */
    public static void focus(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
        }
    }

    /** A button that does something now. */
    public static Button button(String label, Ikon glyph, Runnable action, String... styles) {
        Button button = new Button(label, icon(glyph));
        button.getStyleClass().setAll("button", "action");
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static HBox row(double gap, Node... children) {
        HBox row = new HBox(gap, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
