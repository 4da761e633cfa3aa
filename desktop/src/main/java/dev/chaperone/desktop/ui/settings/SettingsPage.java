package dev.chaperone.desktop.ui.settings;

import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.wrapped;

import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Blank;
import dev.chaperone.desktop.ui.page.Page;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;

/** Every setting of the policy in force. */
public final class SettingsPage extends Page<JsonNode> {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.settings.settings");

    private final String home;
    private final ListView<SettingRow> list = new ListView<>();
    private final VBox whole = new VBox(12);

    /** @param home shown as {@code ~} */
    public SettingsPage(String home) {
        super(TEXTS.get("title"));
        this.home = home;
        list.getStyleClass().addAll("rows", "plain");
        list.setAccessibleText(TEXTS.get("title"));
        list.setCellFactory(_ -> new SettingCell(TEXTS));
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    @Override
    protected Node body(JsonNode policy) {
        List<SettingRow> rows = SettingRow.of(policy, TEXTS, home);
        long locked = rows.stream().filter(r -> !r.lockedBy().isEmpty()).count();
        say(TEXTS.get("subtitle", SafeText.line(policy.path("version").asString("")), rows.size(), locked));
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
        }
        whole.getChildren().setAll(list);
        policy.path("disregarded").forEach(note -> whole.getChildren().addFirst(note(note.asString(""))));
        whole.getChildren().add(Blank.command("chaperone policy show --effective"));
        return whole;
    }

    private static Node note(String said) {
        var box = row(10, icon(Feather.ALERT_TRIANGLE), wrapped(SafeText.middle(SafeText.line(said), 200, " … ")));
        box.getStyleClass().add("notice");
        return box;
    }
}
