package dev.chaperone.desktop.tray;

import dev.chaperone.model.consent.Answer;

/** What a person did with the icon or a notification. Called on any thread; returns at once. */
public interface DesktopEvents {

    void clicked();

    void chosen(Wish wish);

    void answered(String promptId, Answer answer);

    void reviewed(String promptId);
}
