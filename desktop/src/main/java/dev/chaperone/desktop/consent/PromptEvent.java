package dev.chaperone.desktop.consent;

import dev.chaperone.model.consent.Prompt;

/** What a watcher of the desk is told. */
public sealed interface PromptEvent {

    /** A new prompt, or the same one with more requests or a later deadline. */
    record Pending(Prompt prompt) implements PromptEvent {}

    /**
     * @param outcome {@code once}, {@code session}, {@code folder}, {@code deny}, {@code silence} or {@code withdrawn}
     */
    record Closed(String promptId, String outcome) implements PromptEvent {}

    record Disconnected(String reason) implements PromptEvent {}
}
