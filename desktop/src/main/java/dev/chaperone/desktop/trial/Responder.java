package dev.chaperone.desktop.trial;

import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/**
 * Puts the tour's questions to whoever can answer: a script's {@code --answer}, or the person in the terminal. Where
 * neither is there it only says that silence will deny.
 */
final class Responder {

    private final ConsentDesk desk;
    private final Stage stage;
    private final Optional<Answer> scripted;
    private final Optional<BlockingQueue<String>> lines;
    private final boolean display;
    private final Set<String> shown = new HashSet<>();

    Responder(ConsentDesk desk, Stage stage, Trial.Options options) {
        this.desk = desk;
        this.stage = stage;
        this.scripted = options.answer();
        this.lines = options.lines();
        this.display = options.display();
    }

    ConsentDesk.Watch start() throws IOException {
        return desk.watch(event -> Thread.ofVirtual().start(() -> see(event)));
    }

    private void see(PromptEvent event) {
        switch (event) {
            case PromptEvent.Pending(var prompt) -> present(prompt);
            case PromptEvent.Closed(var id, var outcome) -> ended(id, outcome);
            case PromptEvent.Disconnected(var reason) -> stage.say("service.lost", reason);
        }
    }

    private void present(Prompt prompt) {
        synchronized (shown) {
            if (!shown.add(prompt.id())) {
                return;
            }
        }
        stage.say("prompt.question", prompt.agent().name(), verb(prompt), prompt.folder());
        stage.say("prompt.facts", prompt.glance().files(), prompt.glance().sensitive(), prompt.why());
        scripted.ifPresentOrElse(
                answer -> answer(prompt, prompt.offered().contains(answer) ? answer : Answer.DENY),
                () -> lines.ifPresentOrElse(
                        typed -> askHere(prompt, typed), () -> stage.say(display ? "prompt.window" : "prompt.nobody")));
    }

    private void ended(String id, String outcome) {
        synchronized (shown) {
            if (shown.remove(id)) {
                stage.say("prompt.ended." + outcome);
            }
        }
    }

    private void askHere(Prompt prompt, BlockingQueue<String> typed) {
        stage.say("prompt.keys");
        try {
            while (isOpen(prompt)) {
                Answer answer =
                        meant(typed.take()).filter(prompt.offered()::contains).orElse(null);
                if (answer != null) {
                    answer(prompt, answer);
                    return;
                }
                stage.say("prompt.keys");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen(Prompt prompt) {
        synchronized (shown) {
            return shown.contains(prompt.id());
        }
    }

    private void answer(Prompt prompt, Answer answer) {
        try {
            AnswerResult result = desk.answer(prompt.id(), answer);
            if (result != AnswerResult.COUNTED) {
                stage.say("prompt.late");
            }
        } catch (IOException e) {
            stage.say("prompt.refused", String.valueOf(e.getMessage()));
        }
    }

    private static String verb(Prompt prompt) {
        return Texts.get(prompt.access() == Access.READ ? "verb.read" : "verb.change");
    }

    private static Optional<Answer> meant(String line) {
        return switch (line.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "o", "once" -> Optional.of(Answer.ONCE);
            case "s", "session" -> Optional.of(Answer.SESSION);
            case "f", "folder" -> Optional.of(Answer.FOLDER);
            case "d", "deny" -> Optional.of(Answer.DENY);
            case "n", "never" -> Optional.of(Answer.DENY_FOLDER);
            default -> Optional.empty();
        };
    }
}
