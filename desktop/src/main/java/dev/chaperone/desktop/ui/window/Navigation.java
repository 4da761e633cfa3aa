package dev.chaperone.desktop.ui.window;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;

import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Loaded;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The pages by name, how things stand, and which laptop this is. */
final class Navigation extends VBox {

    private static final int MOST = 22;

    private final Texts texts;
    private final Map<Section, ToggleButton> buttons = new EnumMap<>(Section.class);
    private final VBox standing = new VBox();
    private final Label device = text("", "strong");
    private final Label owner = text("", "muted");

    Navigation(Texts texts, Consumer<Section> chosen) {
        super(4);
        this.texts = texts;
        getStyleClass().add("navigation");
        getChildren().add(brand());
        ToggleGroup group = new ToggleGroup();
        for (Section section : Section.values()) {
            ToggleButton button = button(section);
            button.setToggleGroup(group);
            buttons.put(section, button);
            getChildren().add(button);
        }
        group.selectToggle(group.getToggles().getFirst());
        group.selectedToggleProperty().subscribe((was, now) -> {
            if (now == null) {
                group.selectToggle(was); // one page is always open
            } else if (was != null && now.getUserData() instanceof Section section) {
                chosen.accept(section);
            }
        });
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, standing, laptop());
        show(new Loaded.Waiting<>());
    }

    void choose(Section section) {
        ToggleButton button = buttons.get(section);
        if (button != null) {
            button.setSelected(true);
        }
    }

    void show(Loaded<State> state) {
        standing.getChildren()
                .setAll(
                        switch (state) {
                            case Loaded.Waiting<State> _ ->
                                chip(texts.get("standing.asking"), Feather.LOADER, Tone.QUIET);
                            case Loaded.Offline<State> _ ->
                                chip(texts.get("standing.offline"), Feather.ALERT_TRIANGLE, Tone.BAD);
                            case Loaded.Failed<State> _ ->
                                chip(texts.get("standing.failed"), Feather.ALERT_TRIANGLE, Tone.WARN);
                            case Loaded.Here<State>(var here) -> here(here);
                        });
    }

    private Label here(State state) {
        device.setText(SafeText.middle(SafeText.line(state.device()), MOST, "…"));
        owner.setText(
                state.organisation().isEmpty()
                        ? texts.get("owner.nobody")
                        : SafeText.middle(SafeText.line(state.organisation()), MOST, "…"));
        if (!state.stoppedBy().isEmpty()) {
            return chip(texts.get("standing.stopped"), Feather.OCTAGON, Tone.BAD);
        }
        if (state.mode().equals("observe")) {
            return chip(texts.get("standing.observing"), Feather.EYE, Tone.WARN);
        }
        return state.problems().isEmpty()
                ? chip(texts.get("standing.protected"), Feather.CHECK_CIRCLE, Tone.GOOD)
                : chip(texts.get("standing.problems", state.problems().size()), Feather.ALERT_TRIANGLE, Tone.WARN);
    }

    private Region brand() {
        Region brand = row(12, tile(Feather.SHIELD, Tone.ACCENT), text("Chaperone", "brand"));
        brand.getStyleClass().add("brand-row");
        return brand;
    }

    private Region laptop() {
        Region laptop = row(12, icon(Feather.MONITOR), new VBox(1, device, owner));
        laptop.getStyleClass().add("laptop");
        return laptop;
    }

    private ToggleButton button(Section section) {
        ToggleButton button = new ToggleButton(texts.get(section.key()), icon(section.icon()));
        button.getStyleClass().setAll("toggle-button", "place");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setUserData(section);
        button.setAccessibleText(texts.get(section.key()));
        return button;
    }
}
