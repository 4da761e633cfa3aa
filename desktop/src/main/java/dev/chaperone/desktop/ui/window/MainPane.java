package dev.chaperone.desktop.ui.window;

import static dev.chaperone.desktop.ui.look.Kit.text;

import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.activity.ActivityPage;
import dev.chaperone.desktop.ui.health.Health;
import dev.chaperone.desktop.ui.health.HealthPage;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Loaded;
import dev.chaperone.desktop.ui.page.Page;
import dev.chaperone.desktop.ui.permissions.PermissionsPage;
import dev.chaperone.desktop.ui.sanitised.PromptsPage;
import dev.chaperone.desktop.ui.settings.SettingsPage;
import dev.chaperone.model.consent.Grant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;

/** Navigation on the left, the open page beside it, and what became of the last wish below. */
final class MainPane extends BorderPane implements Screen {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.window.window");
    private static final int MOST_OUTCOME = 240;

    private final ActivityPage activity;
    private final PermissionsPage permissions;
    private final PromptsPage prompts;
    private final HealthPage health;
    private final SettingsPage settings;
    private final Navigation navigation;
    private final Label outcome = text("", "outcome-text");
    private final VBox middle = new VBox();

    /**
     * What the pane is shown with.
     *
     * @param home shown as {@code ~}
     */
    record Surroundings(String home, InstantSource clock, ZoneId zone) {}

    /** What a person can want. */
    interface Wishes extends PermissionsPage.Wishes, HealthPage.Wishes {
        /** Opens the window in which a text can be checked. */
        void check();
    }

    MainPane(Surroundings around, Consumer<Section> opened, Wishes wishes) {
        activity = new ActivityPage(around.home(), around.clock(), around.zone());
        permissions = new PermissionsPage(around.home(), around.zone(), wishes);
        prompts = new PromptsPage(around.zone(), wishes::check);
        health = new HealthPage(around.zone(), wishes);
        settings = new SettingsPage(around.home());
        navigation = new Navigation(TEXTS, section -> {
            show(section);
            opened.accept(section);
        });
        getStyleClass().add("main");
        outcome.setWrapText(true);
        setLeft(navigation);
        setCenter(middle);
        show(Section.ACTIVITY);
    }

    /** As if the person had chosen it. */
    void choose(Section section) {
        navigation.choose(section);
    }

    void search() {
        choose(Section.ACTIVITY);
        activity.search();
    }

    private void show(Section section) {
        Page<?> page = switch (section) {
            case ACTIVITY -> activity;
            case PERMISSIONS -> permissions;
            case PROMPTS -> prompts;
            case HEALTH -> health;
            case SETTINGS -> settings;
        };
        VBox.setVgrow(page.node(), Priority.ALWAYS);
        middle.getChildren().setAll(page.node());
    }

    @Override
    public void standing(Loaded<State> state) {
        navigation.show(state);
    }

    @Override
    public void timeline(Loaded<List<TimelineEntry>> entries) {
        activity.show(entries);
        prompts.show(entries);
    }

    @Override
    public void grants(Loaded<List<Grant>> grants) {
        permissions.show(grants);
    }

    @Override
    public void health(Loaded<Health> found) {
        health.show(found);
    }

    @Override
    public void settings(Loaded<JsonNode> policy) {
        settings.show(policy);
    }

    @Override
    public void outcome(Outcome what) {
        outcome.setText(said(what));
        outcome.getStyleClass().removeAll("trouble");
        if (what instanceof Outcome.Failed) {
            outcome.getStyleClass().add("trouble");
        }
        if (!middle.getChildren().contains(outcome)) {
            middle.getChildren().add(outcome);
        }
    }

    private static String said(Outcome what) {
        return switch (what) {
            case Outcome.TakenBack(var answers) -> TEXTS.get("outcome.taken-back", answers);
            case Outcome.Stopped _ -> TEXTS.get("outcome.stopped");
            case Outcome.Resumed _ -> TEXTS.get("outcome.resumed");
            case Outcome.Ran(var lines) -> SafeText.middle(SafeText.lines(lines.strip()), MOST_OUTCOME, " … ");
            case Outcome.Failed(var reason) ->
                TEXTS.get("outcome.failed", SafeText.middle(SafeText.lines(reason.strip()), MOST_OUTCOME, " … "));
        };
    }
}
