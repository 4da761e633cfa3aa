package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the open questions one at a time and passes answers on. All methods are called on one thread, the surface's;
 * what takes time happens on {@code background} and comes back through {@code home}.
 */
public final class PromptPresenter implements Surface.Person {

    /** Telling the service more often that somebody reads would change nothing: its clock stands for 20 s. */
    private static final Duration READING_PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(PromptPresenter.class);

    private final ConsentDesk desk;
    private final Threads threads;
    private final InstantSource clock;
    private final PromptWords words;
    private final Surface surface;
    private final PromptDeck deck = new PromptDeck();
    private final Arming arming = new Arming();

    private Optional<PromptView> shown = Optional.empty();
    private String organisation = "";
    private Optional<Prompt> answering = Optional.empty();
    private Instant readingTold = Instant.MIN;

    /**
     * Where work runs.
     *
     * @param home the surface's thread
     * @param background for calls to the service
     */
    public record Threads(Executor home, Executor background) {}

    PromptPresenter(ConsentDesk desk, Threads threads, InstantSource clock, PromptWords words, Surface surface) {
        this.desk = desk;
        this.threads = threads;
        this.clock = clock;
        this.words = words;
        this.surface = surface;
    }

    /**
     * A presenter that shows its questions in a window. Call on the JavaFX thread; {@code threads.home()} is that one.
     */
    public static PromptPresenter inWindow(ConsentDesk desk, Threads threads, InstantSource clock, String home) {
        PromptWords words = new PromptWords(Locale.getDefault(), home);
        return new PromptPresenter(desk, threads, clock, words, new PromptWindow(words.texts()));
    }

    /** Takes over what the service says; the first open question is the one on screen. */
    public void see(PromptEvent event) {
        deck.see(event);
        deck.first().ifPresentOrElse(this::present, this::clear);
    }

    /** @param name who manages this laptop; empty for nobody */
    public void managedBy(String name) {
        organisation = name;
    }

    /** Makes the first question appear as fast as later ones. */
    public void prime() {
        if (shown.isEmpty()) {
            PromptModel model = words.of(Rehearsal.prompt(clock.instant()));
            surface.rehearse(new PromptView(model, Rehearsal.PATIENCE, Rehearsal.PATIENCE, true, 1, "", ""));
        }
    }

    /** The person asked for the question elsewhere, so it may take the keyboard; nothing happens if none is open. */
    public void review() {
        if (shown.isPresent()) {
            surface.takeKeyboard();
        }
    }

    public boolean isShowing() {
        return shown.isPresent();
    }

    @Override
    public void tick() {
        shown.ifPresent(view -> paint(view.model(), view.patience(), view.trouble()));
    }

    /**
     * A person answered. Does not count while answers are dead, for a question that is no longer on screen, or for an
     * answer it does not offer.
     */
    @Override
    public void answer(String promptId, Answer answer) {
        shown.filter(view -> view.model().prompt().id().equals(promptId))
                .filter(view -> canAnswer(view.model().prompt(), clock.instant()))
                .filter(view -> view.model().choices().stream().anyMatch(choice -> choice.answer() == answer))
                .ifPresent(view -> send(view.model().prompt(), answer));
    }

    @Override
    public void reading() {
        Instant now = clock.instant();
        if (shown.isPresent() && arming.isArmed(now) && !now.isBefore(readingTold.plus(READING_PAUSE))) {
            readingTold = now;
            String id = shown.get().model().prompt().id();
            threads.background().execute(() -> keepOpen(id));
        }
    }

    @Override
    public void focused() {
        arming.doubt(clock.instant());
        tick();
    }

    @Override
    public void painted() {
        shown.map(view -> view.model().prompt().askedAt())
                .ifPresent(asked -> LOG.debug(
                        "on screen {} ms after it was asked",
                        Duration.between(asked, clock.instant()).toMillis()));
        arming.painted(clock.instant());
        tick();
    }

    private void present(Prompt prompt) {
        PromptModel model = words.of(prompt);
        Optional<PromptView> same =
                shown.filter(view -> view.model().prompt().id().equals(prompt.id()));
        if (same.isEmpty()) {
            arming.appears();
            answering = Optional.empty();
            readingTold = Instant.MIN;
            paint(model, Duration.between(clock.instant(), prompt.deadline()), "");
            return;
        }
        if (!same.get().model().looksLike(model)) {
            arming.changes();
        }
        paint(model, same.get().patience(), same.get().trouble());
    }

    private void paint(PromptModel model, Duration patience, String trouble) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, model.prompt().deadline());
        boolean armed = canAnswer(model.prompt(), now);
        PromptView view = new PromptView(
                model, left.isNegative() ? Duration.ZERO : left, patience, armed, deck.size(), organisation, trouble);
        shown = Optional.of(view);
        surface.show(view, this);
    }

    private boolean canAnswer(Prompt prompt, Instant now) {
        return arming.isArmed(now) && answering.isEmpty() && now.isBefore(prompt.deadline());
    }

    private void clear() {
        if (shown.isPresent()) {
            shown = Optional.empty();
            answering = Optional.empty();
            surface.hide();
        }
    }

    private void send(Prompt prompt, Answer answer) {
        answering = Optional.of(prompt);
        tick();
        threads.background().execute(() -> {
            try {
                desk.answer(prompt.id(), answer); // whether it counted is told by the event that closes the question
            } catch (IOException e) {
                threads.home().execute(() -> failed(prompt, String.valueOf(e.getMessage())));
            }
        });
    }

    private void failed(Prompt prompt, String reason) {
        if (answering.filter(prompt::equals).isPresent()) {
            answering = Optional.empty();
            arming.doubt(clock.instant());
            shown.ifPresent(
                    view -> paint(view.model(), view.patience(), words.texts().get("trouble.answer", reason)));
        }
    }

    private void keepOpen(String id) {
        try {
            desk.keepOpen(id);
        } catch (IOException e) {
            threads.home().execute(() -> readingTold = Instant.MIN); // try again at the next move
        }
    }
}
