package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a surface asks: everything one tool call or prompt would do, to be answered as a whole.
 *
 * @param actions at least one, all of the same origin
 * @param surface the door it came through, e.g. {@code claude-code/hook}
 * @param hangUp gives what completes when the asker is gone, so that its prompt can be withdrawn; called only if a
 *     person has to be asked, because watching a process costs a thread
 */
public record Question(List<AgentAction> actions, String surface, Supplier<CompletableFuture<Void>> hangUp) {

    public Question {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a question needs at least one action");
        }
    }

    /** With something that is being watched anyway. */
    public Question(List<AgentAction> actions, String surface, CompletableFuture<Void> hangUp) {
        this(actions, surface, () -> hangUp);
    }

    public Origin origin() {
        return actions.getFirst().origin();
    }
}
