package dev.chaperone.desktop.tray;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tray knows, from what the service said. Not safe for many threads. */
final class TrayState {

    private final Map<String, Prompt> waiting = new LinkedHashMap<>();
    private Optional<State> service = Optional.empty();
    private List<Grant> grants = List.of();
    private int missed;

    void see(PromptEvent event) {
        switch (event) {
            case PromptEvent.Pending(var prompt) -> waiting.put(prompt.id(), prompt);
            case PromptEvent.Closed(var id, var outcome) -> {
                boolean known = waiting.remove(id) != null;
                missed += known && outcome.equals("silence") ? 1 : 0;
            }
            case PromptEvent.Disconnected _ -> lost();
        }
    }

    void heard(State state, List<Grant> live) {
        service = Optional.of(state);
        grants = List.copyOf(live);
    }

    void lost() {
        service = Optional.empty();
        waiting.clear();
    }

    void forgetMissed() {
        missed = 0;
    }

    Standing standing() {
        if (!waiting.isEmpty()) {
            return Standing.ASKING;
        }
        return service.map(TrayState::standing).orElse(Standing.UNREACHABLE);
    }

    private static Standing standing(State state) {
        if (!state.stoppedBy().isEmpty()) {
            return Standing.STOPPED;
        }
        if (!state.problems().isEmpty()) {
            return Standing.PROBLEM;
        }
        return state.mode().equals("observe") ? Standing.OBSERVING : Standing.PROTECTED;
    }

    List<Prompt> waiting() {
        return List.copyOf(waiting.values());
    }

    Optional<State> service() {
        return service;
    }

    List<Grant> grants() {
        return grants;
    }

    /** Questions nobody answered, since the person last looked. */
    int missed() {
        return missed;
    }
}
