package dev.chaperone.desktop.ui.health;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;
import static dev.chaperone.desktop.ui.look.Kit.wrapped;

import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.connect.Standing;
import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How each agent is held: those that are here first, those that are not found last. */
final class AgentRows {

    private static final int MOST = 160;

    private final Texts texts;
    private final Consumer<String> connect;

    AgentRows(Texts texts, Consumer<String> connect) {
        this.texts = texts;
        this.connect = connect;
    }

    Node of(List<Census.Found> agents) {
        List<Census.Found> sorted = new ArrayList<>(agents);
        sorted.sort(Comparator.comparing((Census.Found a) -> a.version().isEmpty()));
        VBox rows = new VBox();
        rows.getStyleClass().add("panel-rows");
        sorted.forEach(agent -> rows.getChildren().add(agentRow(agent)));
        rows.getChildren().getLast().getStyleClass().add("last");
        return rows;
    }

    private Node agentRow(Census.Found agent) {
        String name = agent.profile().name();
        VBox words = new VBox(5, row(8, text(name, "row-title"), standing(agent)), text(version(agent), "muted"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (agent.version().isPresent()) {
            words.getChildren().add(holds(agent.profile()));
        }
        if (!agent.problem().isEmpty()) {
            words.getChildren().add(wrapped(SafeText.middle(SafeText.line(agent.problem()), MOST, " … "), "muted"));
        }
        HBox line = row(14, tile(Feather.CPU, agent.version().isPresent() ? Tone.ACCENT : Tone.QUIET), words);
        if (agent.isUncovered()) {
            var button = Kit.button(texts.get("connect"), Feather.LINK, () -> connect.accept(name), "small-action");
            button.setAccessibleText(texts.get("connect.spoken", name));
            line.getChildren().add(button);
        }
        line.getStyleClass().add("panel-row");
        return line;
    }

    private Label standing(Census.Found agent) {
        if (!agent.problem().isEmpty()) {
            return chip(texts.get("unreadable"), Feather.ALERT_TRIANGLE, Tone.WARN);
        }
        if (agent.isManaged()) {
            boolean whole = agent.managed().orElseThrow().standing() == Standing.CONNECTED;
            return chip(
                    texts.get(whole ? "managed" : "managed.partly"),
                    whole ? Feather.LOCK : Feather.ALERT_TRIANGLE,
                    whole ? Tone.GOOD : Tone.WARN);
        }
        String said = texts.get("standing." + agent.user().standing().name().toLowerCase(Locale.ROOT));
        return switch (agent.user().standing()) {
            case CONNECTED -> chip(said, Feather.CHECK_CIRCLE, Tone.GOOD);
            case UNAPPROVED, PARTLY, DISABLED -> chip(said, Feather.ALERT_TRIANGLE, Tone.WARN);
            case NOT_CONNECTED -> chip(said, Feather.X_CIRCLE, agent.version().isPresent() ? Tone.BAD : Tone.QUIET);
        };
    }

    private String version(Census.Found agent) {
        return agent.version()
                .map(version -> {
                    String key = switch (agent.profile().with(version)) {
                        case TESTED -> "version.tested";
                        case UNKNOWN -> "version.unknown";
                    };
                    return texts.get(key, SafeText.line(version));
                })
                .orElseGet(() -> texts.get("version.none"));
    }

    private Node holds(AgentProfile profile) {
        FlowPane chips = new FlowPane(6, 4);
        for (Hold hold : Hold.values()) {
            int channels = profile.held(hold).size();
            if (channels > 0) {
                Label chip = chip(
                        texts.get("hold." + hold.name().toLowerCase(Locale.ROOT), channels), icon(hold), Tone.QUIET);
                chip.setTooltip(new javafx.scene.control.Tooltip(channels(profile, hold)));
                chips.getChildren().add(chip);
            }
        }
        return chips;
    }

    private String channels(AgentProfile profile, Hold hold) {
        return profile.held(hold).stream()
                .map(c -> texts.get("channel." + c.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("\n"));
    }

    private static Feather icon(Hold hold) {
        return switch (hold) {
            case ENFORCED -> Feather.SHIELD;
            case WHILE_HOOKED -> Feather.LINK;
            case SEEN -> Feather.EYE;
            case BLIND -> Feather.EYE_OFF;
        };
    }
}
