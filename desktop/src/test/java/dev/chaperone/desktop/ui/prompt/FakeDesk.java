package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A desk that writes down what reaches it, and can be out of reach. */
final class FakeDesk implements ConsentDesk {

    final List<String> answers = new ArrayList<>();
    final List<String> kept = new ArrayList<>();
    boolean unreachable;

    @Override
    public Watch watch(Consumer<PromptEvent> listener) {
        return () -> {};
    }

    @Override
    public AnswerResult answer(String promptId, Answer answer) throws IOException {
        if (unreachable) {
            throw new IOException("the service has gone");
        }
        answers.add(promptId + " " + answer.wireName());
        return AnswerResult.COUNTED;
    }

    @Override
    public void keepOpen(String promptId) throws IOException {
        if (unreachable) {
            throw new IOException("the service has gone");
        }
        kept.add(promptId);
    }
}
