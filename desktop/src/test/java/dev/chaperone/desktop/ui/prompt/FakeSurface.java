package dev.chaperone.desktop.ui.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A screen that remembers; what was shown is painted when the test says so. */
final class FakeSurface implements Surface {

    final List<PromptView> shown = new ArrayList<>();
    Optional<PromptView> now = Optional.empty();
    boolean keyboard;
    int rehearsals;

    @Override
    public void show(PromptView view, Person person) {
        shown.add(view);
        now = Optional.of(view);
    }

    @Override
    public void hide() {
        now = Optional.empty();
        keyboard = false;
    }

    @Override
    public void takeKeyboard() {
        keyboard = true;
    }

    @Override
    public void rehearse(PromptView view) {
        rehearsals++;
    }

    PromptView view() {
        return now.orElseThrow();
    }
}
