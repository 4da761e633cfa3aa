package dev.chaperone.desktop.gate;

import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a surface asks: everything one tool call or prompt would do, to be answered as a whole.
 *
 * @param actions at least one, all of the same origin
 * @param surface the door it came through, e.g. {@code claude-code/hook}
 * @param hangUp completes when the asker is gone, so that its prompt can be withdrawn
 */
public record Question(List<AgentAction> actions, String surface, CompletableFuture<Void> hangUp) {

    public Question {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a question needs at least one action");
        }
    }

    public Origin origin() {
        return actions.getFirst().origin();
    }
}
