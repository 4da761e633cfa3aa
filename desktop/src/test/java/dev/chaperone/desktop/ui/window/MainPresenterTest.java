package dev.chaperone.desktop.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.service.ServiceRig;
import dev.chaperone.desktop.ui.health.Health;
import dev.chaperone.desktop.ui.page.Loaded;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The presenter with the whole service behind its real socket. */
class MainPresenterTest {

    private final Seen seen = new Seen();
    private final Commands commands = new Commands();
    private ServiceRig service;
    private MainPresenter presenter;

    @BeforeEach
    void start(@TempDir Path disk) throws IOException {
        service = new ServiceRig(disk);
        presenter = new MainPresenter(
                service.people()::call, commands, new MainPresenter.Threads(Runnable::run, Runnable::run), seen);
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void theTimelineIsTheJournalNewestFirst() {
        presenter.open(Section.ACTIVITY);

        List<TimelineEntry> entries = here(seen.timeline);
        assertThat(entries).isNotEmpty().allMatch(e -> e.standing().equals("written"));
        assertThat(entries.getLast().event().path("sequence").asLong()).isEqualTo(1);
    }

    @Test
    void settingsAreThoseInForce() throws IOException {
        presenter.open(Section.SETTINGS);

        JsonNode policy = here(seen.settings);
        assertThat(policy.path("version").asString()).isEqualTo("baseline@1");
        assertThat(policy.path("settings").findValuesAsString("key")).contains("Mode", "ConsentTimeoutSeconds");
    }

    @Test
    void stoppingAndResumingChangesWhatIsShown() {
        presenter.open(Section.HEALTH);
        presenter.stopAgents();

        assertThat(here(seen.health).state().stoppedBy()).isNotEmpty();
        assertThat(seen.outcomes).containsExactly(new Screen.Outcome.Stopped());

        presenter.resumeAgents();

        assertThat(here(seen.health).state().stoppedBy()).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsSaid() {
        presenter.resumeAgents();

        assertThat(seen.outcomes).singleElement().isInstanceOf(Screen.Outcome.Failed.class);
    }

    @Test
    void connectingRunsTheCommandOfThisProgram() {
        presenter.connect("codex");

        assertThat(commands.ran).containsExactly(List.of("agents", "connect", "codex"));
        assertThat(seen.outcomes).containsExactly(new Screen.Outcome.Ran("done"));
    }

    @Test
    void withoutAServiceEveryPageIsOffline() throws IOException {
        service.close();

        for (Section section : Section.values()) {
            presenter.open(section);
        }

        assertThat(seen.standing).isInstanceOf(Loaded.Offline.class);
        assertThat(List.of(seen.timeline, seen.grants, seen.health, seen.settings))
                .allMatch(loaded -> loaded instanceof Loaded.Offline<?>);
    }

    private static <T> T here(Loaded<T> loaded) {
        assertThat(loaded).isInstanceOf(Loaded.Here.class);
        return ((Loaded.Here<T>) loaded).value();
    }

    private static final class Commands implements MainPresenter.Local {
        private final List<List<String>> ran = new ArrayList<>();

        @Override
        public List<Census.Found> agents() {
            return List.of();
        }

        @Override
        public String run(List<String> words) {
            ran.add(words);
            return "done";
        }
    }

    private static final class Seen implements Screen {
        private Loaded<State> standing = new Loaded.Waiting<>();
        private Loaded<List<TimelineEntry>> timeline = new Loaded.Waiting<>();
        private Loaded<List<Grant>> grants = new Loaded.Waiting<>();
        private Loaded<Health> health = new Loaded.Waiting<>();
        private Loaded<JsonNode> settings = new Loaded.Waiting<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        @Override
        public void standing(Loaded<State> state) {
            standing = state;
        }

        @Override
        public void timeline(Loaded<List<TimelineEntry>> entries) {
            timeline = entries;
        }

        @Override
        public void grants(Loaded<List<Grant>> live) {
            grants = live;
        }

        @Override
        public void health(Loaded<Health> found) {
            health = found;
        }

        @Override
        public void settings(Loaded<JsonNode> policy) {
            settings = policy;
        }

        @Override
        public void outcome(Outcome outcome) {
            outcomes.add(outcome);
        }
    }
}
