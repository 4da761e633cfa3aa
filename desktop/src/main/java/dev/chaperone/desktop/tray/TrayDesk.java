package dev.chaperone.desktop.tray;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps icon, menu, notifications and window in step with the service. All on the tray's one thread. */
final class TrayDesk {

    /** As in the window: an answer that comes sooner was meant for something else. */
    static final Duration DEAD = Duration.ofMillis(700);

    private final Surfaces surfaces;
    private final Requests requests;
    private final TrayWords words;
    private final InstantSource clock;
    private final TrayState state = new TrayState();
    private final Map<String, Instant> noticed = new HashMap<>();

    /** What people see. */
    record Surfaces(TrayIcon icon, Notices notices, WindowRole window) {}

    /** What the tray asks others to do. None blocks. */
    interface Requests {
        void answer(String promptId, Answer answer);

        void revoke(String grantId);

        void stopAgents();

        void resumeAgents();

        void open(String address);

        /** Ask the service how things stand. */
        void refresh();
    }

    TrayDesk(Surfaces surfaces, Requests requests, TrayWords words, InstantSource clock) {
        this.surfaces = surfaces;
        this.requests = requests;
        this.words = words;
        this.clock = clock;
    }

    void see(PromptEvent event) {
        state.see(event);
        switch (event) {
            case PromptEvent.Pending(var prompt) -> pending(prompt);
            case PromptEvent.Closed(var id, var _) -> closed(id);
            case PromptEvent.Disconnected _ -> List.copyOf(noticed.keySet()).forEach(this::withdraw);
        }
        surfaces.window().needed(!state.waiting().isEmpty());
        paint();
    }

    void heard(State service, List<Grant> grants) {
        state.heard(service, grants);
        paint();
    }

    void lost() {
        state.lost();
        paint();
    }

    void chosen(Wish wish) {
        switch (wish) {
            case Wish.Nothing _ -> paint();
            case Wish.Review _ -> surfaces.window().review();
            case Wish.OpenWindow _ -> surfaces.window().open();
            case Wish.OpenConsole(var address) -> requests.open(address);
            case Wish.Revoke(var grant) -> requests.revoke(grant);
            case Wish.StopAgents _ -> requests.stopAgents();
            case Wish.ResumeAgents _ -> requests.resumeAgents();
            case Wish.ForgetMissed _ -> {
                state.forgetMissed();
                paint();
            }
        }
    }

    /** The icon itself was clicked. */
    void clicked() {
        if (state.waiting().isEmpty()) {
            surfaces.window().open();
        } else {
            surfaces.window().review();
        }
    }

    /** A notification was answered; it only ever offers Deny and Allow once. */
    void answered(String promptId, Answer answer) {
        boolean alive = Optional.ofNullable(noticed.get(promptId))
                .filter(since -> !clock.instant().isBefore(since.plus(DEAD)))
                .isPresent();
        if (alive && (answer == Answer.DENY || answer == Answer.ONCE)) {
            requests.answer(promptId, answer);
        }
    }

    private void pending(Prompt prompt) {
        if (noticed.putIfAbsent(prompt.id(), clock.instant()) == null) {
            surfaces.notices().ask(words.question(prompt, clock.instant()));
        }
    }

    private void closed(String id) {
        withdraw(id);
        requests.refresh(); // a permission may have come of it
    }

    private void withdraw(String id) {
        if (noticed.remove(id) != null) {
            surfaces.notices().withdraw(id);
        }
    }

    private void paint() {
        surfaces.icon().show(words.view(state));
    }
}
