package dev.chaperone.desktop.ui.activity;

import dev.chaperone.desktop.ui.activity.ActivityEntry.Kind;
import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Which entries a person wants to see: one kind or all, with these words. */
final class ActivityFilter extends HBox {

    private final Texts texts;
    private final ToggleGroup kinds = new ToggleGroup();
    private final TextField words = new TextField();

    ActivityFilter(Texts texts, Runnable changed) {
        super(8);
        this.texts = texts;
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        chip(Optional.empty(), Feather.LIST),
                        chip(Optional.of(Kind.PERMISSION), Feather.KEY),
                        chip(Optional.of(Kind.PROMPT), Feather.SEND),
                        chip(Optional.of(Kind.PUSH), Feather.GIT_PULL_REQUEST),
                        chip(Optional.of(Kind.DEVICE), Feather.MONITOR),
                        Kit.spacer(),
                        field());
        kinds.selectToggle(kinds.getToggles().getFirst());
        kinds.selectedToggleProperty().subscribe((was, now) -> {
            if (now == null) {
                kinds.selectToggle(was); // one of them is always chosen
            } else {
                changed.run();
            }
        });
        words.textProperty().subscribe((_, _) -> changed.run());
    }

    Timeline.Wanted wanted() {
        Optional<Kind> kind =
                kinds.getSelectedToggle().getUserData() instanceof Kind k ? Optional.of(k) : Optional.empty();
        return new Timeline.Wanted(kind, words.getText());
    }

    void search() {
        words.requestFocus();
        words.selectAll();
    }

    private ToggleButton chip(Optional<Kind> kind, Feather glyph) {
        String name = texts.get(
                "filter." + kind.map(k -> k.name().toLowerCase(Locale.ROOT)).orElse("all"));
        ToggleButton chip = new ToggleButton(name, Kit.icon(glyph));
        chip.getStyleClass().setAll("toggle-button", "filter");
        chip.setToggleGroup(kinds);
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setUserData(kind.isPresent() ? kind.get() : "all");
        chip.setAccessibleText(texts.get("filter.spoken", name));
        return chip;
    }

    private HBox field() {
        words.setPromptText(texts.get("search"));
        words.setAccessibleText(texts.get("search"));
        words.getStyleClass().add("search-text");
        words.setPrefColumnCount(14);
        HBox box = Kit.row(6, Kit.icon(Feather.SEARCH), words);
        box.getStyleClass().add("search");
        return box;
    }
}
