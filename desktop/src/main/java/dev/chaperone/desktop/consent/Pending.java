package dev.chaperone.desktop.consent;

import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.consent.Prompt.Glance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One open question and everybody who waits for its answer. Guarded by the queue's lock. */
final class Pending {

    /** How long the clock stands still after a person was seen reading. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    /** How long it may stand still in all. */
    static final Duration PAUSE_LIMIT = Duration.ofMinutes(5);

    final String id;
    final Ask ask;
    final Set<Waiter> waiting = new LinkedHashSet<>();
    Glance glance = Glance.NONE;
    boolean shown;
    Alarm.Ringing ringing = () -> {};

    private final Instant askedAt;
    private Instant deadline;
    private Instant pausedUntil;
    private Duration paused = Duration.ZERO;

    Pending(String id, Ask ask, Instant now) {
        this.id = id;
        this.ask = ask;
        this.askedAt = now;
        this.deadline = now.plus(ask.patience());
        this.pausedUntil = now;
    }

    Instant deadline() {
        return deadline;
    }

    Duration waitedUntil(Instant now) {
        return Duration.between(askedAt, now);
    }

    /** Lets the clock stand still for {@link #PAUSE} from now, as far as the limit allows. */
    void pause(Instant now) {
        Instant from = pausedUntil.isAfter(now) ? pausedUntil : now;
        Duration wanted = Duration.between(from, now.plus(PAUSE));
        Duration left = PAUSE_LIMIT.minus(paused);
        Duration granted = wanted.compareTo(left) < 0 ? wanted : left;
        paused = paused.plus(granted);
        pausedUntil = from.plus(granted);
        deadline = deadline.plus(granted);
    }

    Prompt prompt() {
        return new Prompt(
                id,
                ask.origin().agent(),
                ask.origin().session(),
                ask.folder(),
                ask.access(),
                ask.command(),
                glance,
                ask.rule().id(),
                ask.policyVersion(),
                ask.rule().reason(),
                ask.origin().reason(),
                waiting.size(),
                askedAt,
                deadline,
                offered(),
                ask.folderDays());
    }

    List<Answer> offered() {
        return switch (ask.reach()) {
            case ONCE -> List.of(Answer.DENY, Answer.ONCE);
            case REPEAT -> List.of(Answer.DENY, Answer.ONCE, Answer.SESSION);
            case FOLDER -> List.of(Answer.values());
        };
    }

    void complete(Reply reply) {
        ringing.cancel();
        waiting.forEach(w -> w.reply.complete(reply));
    }

    /** Takes out whoever waits for something else than is shown, because "once" means what was seen. */
    List<Waiter> takeUnseen() {
        List<Waiter> unseen = waiting.stream()
                .filter(w -> !w.ask.command().equals(ask.command()))
                .toList();
        unseen.forEach(waiting::remove);
        return unseen;
    }

    /** One caller who waits; two are never equal. */
    static final class Waiter {
        final Ask ask;
        final CompletableFuture<Reply> reply = new CompletableFuture<>();

        Waiter(Ask ask) {
            this.ask = ask;
        }
    }
}
