package dev.chaperone.desktop.ui.health;

import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;
import static dev.chaperone.desktop.ui.look.Kit.wrapped;

import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Blank;
import dev.chaperone.desktop.ui.page.Page;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Service, policy, journal and central at a glance; what is wrong; and how each agent is held. */
public final class HealthPage extends Page<Health> {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.health.health");
    private static final int MOST = 54;
    private static final int MOST_PROBLEM = 220;
    private static final int COLUMNS = 2;

    private final DateTimeFormatter moment;
    private final Wishes wishes;
    private final AgentRows agents;
    private final VBox parts = new VBox(14);
    private final ScrollPane scroll = new ScrollPane(parts);

    /** What a person can want here. */
    public interface Wishes {
        void look();

        void stopAgents();

        void resumeAgents();

        void connect(String agent);
    }

    public HealthPage(ZoneId zone, Wishes wishes) {
        super(TEXTS.get("title"));
        this.moment = DateTimeFormatter.ofPattern(TEXTS.get("pattern.moment"), TEXTS.locale())
                .withZone(zone);
        this.wishes = wishes;
        Consumer<String> connect = wishes::connect;
        this.agents = new AgentRows(TEXTS, connect);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
    }

    @Override
    protected Node body(Health health) {
        State state = health.state();
        say(TEXTS.get(
                state.problems().isEmpty() ? "subtitle.well" : "subtitle.problems",
                state.problems().size()));
        boolean stopped = !state.stoppedBy().isEmpty();
        offer(
                Kit.button(TEXTS.get("look"), Feather.REFRESH_CW, wishes::look),
                stopped
                        ? Kit.button(TEXTS.get("resume"), Feather.PLAY, wishes::resumeAgents)
                        : Kit.button(TEXTS.get("stop"), Feather.OCTAGON, wishes::stopAgents, "stop"));
        List<Node> all = new ArrayList<>();
        state.problems().forEach(problem -> all.add(problem(problem)));
        all.add(cards(health));
        all.add(text(TEXTS.get("head.agents"), "day-name"));
        all.add(agents.of(health.agents()));
        parts.getChildren().setAll(all);
        return scroll;
    }

    private static Node problem(String problem) {
        String said = SafeText.middle(SafeText.line(problem), MOST_PROBLEM, " … ");
        var words = wrapped(said);
        var box = row(10, icon(Feather.ALERT_TRIANGLE), words);
        javafx.scene.layout.HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        box.getStyleClass().add("notice");
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(said);
        return box;
    }

    private Node cards(Health health) {
        State state = health.state();
        GridPane grid = new GridPane(12, 12);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(half);
        }
        grid.addRow(0, service(state), policy(state));
        grid.addRow(1, journal(health), central(state));
        return grid;
    }

    private static Node service(State state) {
        if (!state.stoppedBy().isEmpty()) {
            return card(
                    Feather.OCTAGON,
                    Tone.BAD,
                    TEXTS.get("stopped"),
                    TEXTS.get("stopped.by", safe(state.stoppedBy())),
                    "chaperone resume");
        }
        boolean observing = state.mode().equals("observe");
        return card(
                observing ? Feather.EYE : Feather.SHIELD,
                observing ? Tone.WARN : Tone.GOOD,
                TEXTS.get(observing ? "observing" : "protected"),
                TEXTS.get("service", safe(state.version()), state.prompts(), state.grants()),
                "");
    }

    private static Node policy(State state) {
        String owner = state.organisation().isEmpty()
                ? TEXTS.get("policy.own")
                : TEXTS.get("policy.of", safe(state.organisation()));
        return card(Feather.FILE_TEXT, Tone.GOOD, TEXTS.get("policy", safe(state.policyVersion())), owner, "");
    }

    private Node journal(Health health) {
        State state = health.state();
        String proven = health.proven()
                .map(time -> TEXTS.get("journal.proven", moment.format(time)))
                .orElseGet(() -> TEXTS.get("journal.unproven"));
        return card(
                Feather.BOOK,
                state.central().isEmpty() ? Tone.QUIET : Tone.GOOD,
                TEXTS.get("journal", state.backlog()),
                proven,
                "chaperone audit verify");
    }

    private static Node central(State state) {
        return state.central().isEmpty()
                ? card(
                        Feather.CLOUD_OFF,
                        Tone.WARN,
                        TEXTS.get("central.none"),
                        TEXTS.get("central.none.more"),
                        "chaperone service --central URL")
                : card(Feather.CLOUD, Tone.GOOD, TEXTS.get("central"), safe(state.central()), "");
    }

    private static Node card(Feather glyph, Tone tone, String title, String said, String command) {
        Feather seal = tone == Tone.GOOD ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE;
        Node end = tone == Tone.QUIET ? spacer() : icon(seal, "seal-" + (tone == Tone.GOOD ? "proven" : "warn"));
        VBox card =
                new VBox(10, row(12, tile(glyph, tone), text(title, "strong"), spacer(), end), wrapped(said, "muted"));
        card.getStyleClass().add("panel");
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(title + ". " + said);
        card.setMaxHeight(Double.MAX_VALUE);
        if (!command.isEmpty()) {
            card.getChildren().add(Blank.command(command));
        }
        return card;
    }

    private static String safe(String raw) {
        return SafeText.middle(SafeText.line(raw), MOST, "…");
    }
}
