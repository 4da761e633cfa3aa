package dev.chaperone.bench.process;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An agent that asks for one folder after the other, and a person who sees each question and then allows it once. */
final class OpenQuestions implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final LiveTrial trial;
    private final PeopleClient people;
    private final ConsentDesk.Watch watch;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    private int folders;
    private String open = "";

    private record Seen(String prompt, long at) {}

    OpenQuestions(LiveTrial trial) throws IOException {
        this.trial = trial;
        this.people = trial.people();
        this.watch = people.watch(this::see);
    }

    private void see(PromptEvent event) {
        switch (event) {
            case PromptEvent.Pending(var prompt) -> seen.add(new Seen(prompt.id(), System.currentTimeMillis()));
            case PromptEvent.Closed(var prompt, var _) -> closed.add(prompt);
            case PromptEvent.Disconnected(var reason) -> closed.add(reason);
        }
    }

    /** @return when the service spoke of it, in milliseconds since 1970 */
    long ask() throws IOException, InterruptedException {
        folders++;
        String body = trial.readBody("elsewhere-" + folders);
        Thread.ofVirtual().start(() -> {
            try {
                trial.hooks().ask("PreToolUse", body);
            } catch (IOException _) {
                closed.add("the service has gone");
            }
        });
        Seen first = next(seen, "asked");
        open = first.prompt();
        return first.at();
    }

    /** Answers what is open and waits until it is gone from every screen. */
    void settle() throws IOException, InterruptedException {
        people.answer(open, Answer.ONCE);
        next(closed, "closed");
        TimeUnit.MILLISECONDS.sleep(300);
        seen.clear(); // later words about the same question
    }

    private static <T> T next(BlockingQueue<T> queue, String what) throws IOException, InterruptedException {
        T value = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (value == null) {
            throw new IOException("nothing was %s within %d s".formatted(what, PATIENCE_SECONDS));
        }
        return value;
    }

    @Override
    public void close() {
        watch.close();
    }
}
