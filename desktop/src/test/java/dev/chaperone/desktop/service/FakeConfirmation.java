package dev.chaperone.desktop.service;

import dev.chaperone.desktop.confirm.Confirmation;
import java.util.ArrayList;
import java.util.List;

/** Stands for the operating system's question, which needs a person at a desktop. */
final class FakeConfirmation implements Confirmation {

    private final List<Program> asked = new ArrayList<>();
    private Result result = Result.UNAVAILABLE;

    synchronized void will(Result next) {
        result = next;
    }

    synchronized List<Program> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Result confirm(Program person, Runnable whileAsking) {
        asked.add(person);
        whileAsking.run();
        return result;
    }
}
