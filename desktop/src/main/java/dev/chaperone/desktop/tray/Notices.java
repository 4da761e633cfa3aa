package dev.chaperone.desktop.tray;

import dev.chaperone.model.consent.Answer;
import java.util.List;

/**
 * Notifications of the desktop. One may vanish unseen, so none carries the only copy of a question. Called on the
 * tray's thread.
 */
public interface Notices {

    /**
     * A question in short.
     *
     * @param title 40 characters at most; longer ones are cut by some desktops
     * @param answers Deny and Allow once, as far as offered; labels by answer
     */
    record Question(String promptId, String title, String body, List<Choice> answers, String review) {
        public Question {
            answers = List.copyOf(answers);
        }
    }

    record Choice(Answer answer, String label) {}

    void ask(Question question);

    /** The question has ended. */
    void withdraw(String promptId);

    static Notices none() {
        return new Notices() {
            @Override
            public void ask(Question question) {
                // the window asks
            }

            @Override
            public void withdraw(String promptId) {
                // nothing was shown
            }
        };
    }
}
