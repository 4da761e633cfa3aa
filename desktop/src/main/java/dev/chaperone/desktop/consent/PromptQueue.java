package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.Approver;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.policy.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The open questions. One per agent session, folder and access; later calls join it. Owns the clock: when a deadline
 * passes the reply is silence, whatever any window shows. Safe for many threads; listeners are called in order under
 * the queue's lock and must not block.
 */
public final class PromptQueue {

    /** Calls that follow within this time are shown as one prompt. */
    static final Duration GROUPING = Duration.ofMillis(400);

    /** Beyond this many different open questions a new one is refused unasked. */
    static final int LIMIT = 16;

    private final Alarm alarm;
    private final Glancer glancer;
    private final Supplier<String> ids;
    private final Map<Ask.Key, Pending> pending = new LinkedHashMap<>();
    private final List<Consumer<PromptEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Denials denials = new Denials();
    private boolean stopped;

    /** @param glancer called on a thread of its own; may take up to its own bound */
    public PromptQueue(Alarm alarm, Glancer glancer, Supplier<String> ids) {
        this.alarm = alarm;
        this.glancer = glancer;
        this.ids = ids;
    }

    /**
     * Puts a question. The future always completes.
     *
     * @param hangUp when this completes first, the asker no longer wants to know
     */
    public CompletableFuture<Reply> ask(Ask ask, CompletableFuture<Void> hangUp) {
        Pending.Waiter waiter = new Pending.Waiter(ask);
        synchronized (this) {
            if (stopped) {
                return CompletableFuture.completedFuture(new Reply.Withdrawn());
            }
            if (denials.settle(ask)) {
                return CompletableFuture.completedFuture(new Reply.DeniedBefore());
            }
            join(waiter);
        }
        var _ = hangUp.whenComplete((_, _) -> leave(waiter));
        return waiter.reply;
    }

    /** Answers a question on behalf of {@code approver}; a wide answer also settles other open questions it covers. */
    public synchronized AnswerResult answer(String promptId, Answer answer, Approver approver) {
        Optional<Pending> found = byId(promptId);
        if (found.isEmpty()) {
            return AnswerResult.TOO_LATE;
        }
        Pending question = found.get();
        if (!question.offered().contains(answer)) {
            return AnswerResult.NOT_OFFERED;
        }
        if (!alarm.now().isBefore(question.deadline())) {
            silence(question);
            return AnswerResult.TOO_LATE;
        }
        if (answer.denies()) {
            denials.note(question.ask, alarm.now());
        }
        List<Pending.Waiter> unseen = answer == Answer.ONCE ? question.takeUnseen() : List.of();
        for (Pending settled : settledBy(question, answer)) {
            close(
                    settled,
                    answer.wireName(),
                    new Reply.Answered(settled.id, answer, approver, settled.waitedUntil(alarm.now())));
        }
        unseen.forEach(this::join);
        return AnswerResult.COUNTED;
    }

    /** A person is reading, so the clock stands still a while. */
    public synchronized void keepOpen(String promptId) {
        byId(promptId).ifPresent(question -> {
            question.pause(alarm.now());
            rewind(question);
            publish(new PromptEvent.Pending(question.prompt()));
        });
    }

    /** Everything shown now. */
    public synchronized List<Prompt> open() {
        return pending.values().stream()
                .filter(p -> p.shown)
                .map(Pending::prompt)
                .toList();
    }

    /** Tells {@code listener} what is open, then every change, until the returned watch is closed. */
    public synchronized ConsentDesk.Watch watch(Consumer<PromptEvent> listener) {
        open().forEach(prompt -> listener.accept(new PromptEvent.Pending(prompt)));
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public boolean isWatched() {
        return !listeners.isEmpty();
    }

    /** Ends every question without an answer, and every later one, because the service stops. */
    public synchronized void withdrawAll() {
        stopped = true;
        List.copyOf(pending.values()).forEach(p -> close(p, "withdrawn", new Reply.Withdrawn()));
    }

    /** Ends every open question because the person stopped every agent. */
    public synchronized void stopAll() {
        List.copyOf(pending.values()).forEach(p -> close(p, "stopped", new Reply.Stopped()));
    }

    private void join(Pending.Waiter waiter) {
        Pending open = pending.get(waiter.ask.key());
        if (open == null && pending.size() >= LIMIT) {
            waiter.reply.complete(new Reply.Refused());
            return;
        }
        Pending question = open == null ? open(waiter.ask) : open;
        question.waiting.add(waiter);
        if (question.shown) {
            publish(new PromptEvent.Pending(question.prompt()));
        }
    }

    private Pending open(Ask ask) {
        Pending question = new Pending(ids.get(), ask, alarm.now());
        pending.put(ask.key(), question);
        CompletableFuture<Prompt.Glance> look = glancer.look(ask.folder());
        alarm.at(alarm.now().plus(GROUPING), () -> show(question, look));
        rewind(question);
        return question;
    }

    private synchronized void show(Pending question, CompletableFuture<Prompt.Glance> look) {
        if (pending.get(question.ask.key()) == question) {
            question.glance = look.isCompletedExceptionally() ? Prompt.Glance.NONE : look.getNow(Prompt.Glance.NONE);
            question.shown = true;
            publish(new PromptEvent.Pending(question.prompt()));
        }
    }

    private void rewind(Pending question) {
        question.ringing.cancel();
        question.ringing = alarm.at(question.deadline(), () -> ring(question));
    }

    private synchronized void ring(Pending question) {
        boolean stillOpen = pending.get(question.ask.key()) == question;
        Instant now = alarm.now();
        if (stillOpen && now.isBefore(question.deadline())) {
            rewind(question); // the clock was paused meanwhile, or rang a moment early
        } else if (stillOpen) {
            silence(question);
        }
    }

    private void silence(Pending question) {
        close(question, "silence", new Reply.Silent(question.id, question.waitedUntil(alarm.now())));
    }

    private synchronized void leave(Pending.Waiter waiter) {
        Optional<Pending> left =
                pending.values().stream().filter(p -> p.waiting.remove(waiter)).findFirst();
        left.ifPresent(question -> {
            waiter.reply.complete(new Reply.Abandoned(question.id));
            if (question.waiting.isEmpty()) {
                close(question, "withdrawn", new Reply.Abandoned(question.id));
            }
        });
    }

    private List<Pending> settledBy(Pending answered, Answer answer) {
        List<Pending> settled = new ArrayList<>(List.of(answered));
        if (answer != Answer.DENY && answer != Answer.ONCE) {
            pending.values().stream()
                    .filter(other -> other != answered && covers(answered.ask, other.ask, answer))
                    .forEach(settled::add);
        }
        return settled;
    }

    private static boolean covers(Ask wide, Ask other, Answer answer) {
        return wide.reach() == Reach.FOLDER
                && other.reach() == Reach.FOLDER
                && wide.origin().agent().name().equals(other.origin().agent().name())
                && wide.origin().session().equals(other.origin().session())
                && (answer.denies()
                        ? other.access().includes(wide.access())
                        : wide.access().includes(other.access()))
                && wide.folder().contains(other.folder());
    }

    private void close(Pending question, String outcome, Reply reply) {
        pending.remove(question.ask.key());
        publish(new PromptEvent.Closed(question.id, outcome));
        question.complete(reply);
    }

    private Optional<Pending> byId(String promptId) {
        return pending.values().stream().filter(p -> p.id.equals(promptId)).findFirst();
    }

    private void publish(PromptEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
