package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.ServiceUnreachableException;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.health.Health;
import dev.chaperone.desktop.ui.page.Loaded;
import dev.chaperone.desktop.ui.window.Screen.Outcome;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Asks the service for what the open page shows, and passes wishes on. Its methods are called on the surface's thread;
 * what takes time happens on {@code background}, one thing after the other, and comes back through {@code home}.
 */
final class MainPresenter {

    private final Service service;
    private final Local local;
    private final Threads threads;
    private final Screen screen;
    private final History history;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile Section section = Section.ACTIVITY;

    /** The service over its socket. */
    interface Service {
        PeopleReply call(PeopleRequest request) throws IOException;
    }

    /** What is known and done without the service. */
    interface Local {
        List<Census.Found> agents() throws IOException;

        /** Runs this program with {@code words} and returns what it printed. @throws IOException if it failed */
        String run(List<String> words) throws IOException;
    }

    /**
     * Where work runs.
     *
     * @param home the surface's thread
     * @param background one thread, so that answers come in the order they were asked for
     */
    record Threads(Executor home, Executor background) {}

    MainPresenter(Service service, Local local, Threads threads, Screen screen) {
        this.service = service;
        this.local = local;
        this.threads = threads;
        this.screen = screen;
        this.history = new History(this::page);
    }

    void open(Section wanted) {
        section = wanted;
        refresh();
    }

    /** Looks again; a look that has not begun yet counts for this one, too. */
    void refresh() {
        if (waiting.compareAndSet(false, true)) {
            threads.background().execute(this::look);
        }
    }

    void takeBack(Grant grant) {
        wish(() -> takenBack(new PeopleRequest.Revoke(grant.id(), false)));
    }

    void takeBackAll() {
        wish(() -> takenBack(new PeopleRequest.RevokeAll("", false)));
    }

    void stopAgents() {
        wish(() -> {
            ask(new PeopleRequest.Stop(false), PeopleReply.Revoked.class);
            return new Outcome.Stopped();
        });
    }

    void resumeAgents() {
        wish(() -> {
            ask(new PeopleRequest.Resume(), PeopleReply.Done.class);
            return new Outcome.Resumed();
        });
    }

    void connect(String agent) {
        wish(() -> new Outcome.Ran(local.run(List.of("agents", "connect", agent))));
    }

    private void look() {
        waiting.set(false);
        fetch(this::state, screen::standing);
        switch (section) {
            case ACTIVITY, PROMPTS -> timeline();
            case PERMISSIONS -> fetch(this::grants, screen::grants);
            case HEALTH -> fetch(this::health, screen::health);
            case SETTINGS ->
                fetch(
                        () -> ask(new PeopleRequest.EffectivePolicy(), PeopleReply.EffectivePolicy.class)
                                .policy(),
                        screen::settings);
        }
    }

    /** The newest are shown before older ones are asked for. */
    private void timeline() {
        fetch(history::newest, screen::timeline);
        while (history.hasOlder()) {
            fetch(history::older, screen::timeline);
        }
    }

    private State state() throws IOException {
        return ask(new PeopleRequest.Status(), State.class);
    }

    private List<Grant> grants() throws IOException {
        return ask(new PeopleRequest.Grants(), PeopleReply.GrantList.class).grants();
    }

    private Health health() throws IOException {
        Optional<Instant> proven = history.newest().stream()
                .filter(e -> e.standing().equals("receipted"))
                .findFirst()
                .map(e -> Instant.parse(e.event().path("time").asString("1970-01-01T00:00:00Z")));
        return new Health(state(), proven, local.agents());
    }

    private List<TimelineEntry> page(long before, int limit) throws IOException {
        return ask(new PeopleRequest.Timeline(before, limit), PeopleReply.Timeline.class)
                .entries();
    }

    private Outcome takenBack(PeopleRequest request) throws IOException {
        return new Outcome.TakenBack(
                ask(request, PeopleReply.Revoked.class).grants().size());
    }

    private interface Source<T> {
        T get() throws IOException;
    }

    private <T> void fetch(Source<T> source, Consumer<Loaded<T>> target) {
        Loaded<T> loaded = loaded(source);
        threads.home().execute(() -> target.accept(loaded));
    }

    private static <T> Loaded<T> loaded(Source<T> source) {
        try {
            return new Loaded.Here<>(source.get());
        } catch (ServiceUnreachableException _) {
            return new Loaded.Offline<>();
        } catch (IOException e) {
            return new Loaded.Failed<>(String.valueOf(e.getMessage()));
        }
    }

    /** Whatever comes of it, what is shown afterwards is asked for anew. */
    private void wish(Source<Outcome> wish) {
        threads.background().execute(() -> {
            Outcome outcome = attempt(wish);
            threads.home().execute(() -> screen.outcome(outcome));
            look();
        });
    }

    private static Outcome attempt(Source<Outcome> wish) {
        try {
            return wish.get();
        } catch (IOException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    private <R extends PeopleReply> R ask(PeopleRequest request, Class<R> expected) throws IOException {
        PeopleReply reply = service.call(request);
        if (reply instanceof PeopleReply.Refused(var message)) {
            throw new IOException(message);
        }
        if (!expected.isInstance(reply)) {
            throw new IOException("unexpected reply " + reply.getClass().getSimpleName());
        }
        return expected.cast(reply);
    }
}
