package dev.chaperone.desktop.consent;

import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Where prompts are seen and answered. The service holds the real one; the tray, the window and the CLI hold a client
 * of it over the people's socket.
 */
public interface ConsentDesk {

    /**
     * Reports every prompt that is pending now, then whatever changes, until closed. The listener runs on a thread of
     * the desk and must not block. A lost connection is reported as {@link PromptEvent.Disconnected}, once.
     */
    Watch watch(Consumer<PromptEvent> listener) throws IOException;

    /**
     * Answers a prompt. The desk decides whether the answer still counts.
     *
     * @throws IOException if the service can't be reached or refuses this caller; the message says why
     */
    AnswerResult answer(String promptId, Answer answer) throws IOException;

    /** Says that a person is reading: the clock stands still for 20 s, five minutes in all at most. */
    void keepOpen(String promptId) throws IOException;

    /** An open subscription. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
