package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The open questions as last heard from the service, oldest first. The first is the one on screen. */
final class PromptDeck {

    private final Map<String, Prompt> open = new LinkedHashMap<>();

    void see(PromptEvent event) {
        switch (event) {
            case PromptEvent.Pending(var prompt) -> open.put(prompt.id(), prompt);
            case PromptEvent.Closed(var id, var _) -> open.remove(id);
            case PromptEvent.Disconnected _ -> open.clear(); // no answer can reach anybody, and the service denies
        }
    }

    Optional<Prompt> first() {
        return open.values().stream().findFirst();
    }

    int size() {
        return open.size();
    }
}
