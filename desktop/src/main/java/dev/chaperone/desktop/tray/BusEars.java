package dev.chaperone.desktop.tray;

import dev.chaperone.model.consent.Answer;

/** What a desktop reports back, handed over to the tray's thread. */
final class BusEars implements DesktopEvents {

    private final Mail<TrayDesk> mail;

    BusEars(Mail<TrayDesk> mail) {
        this.mail = mail;
    }

    @Override
    public void clicked() {
        mail.send(TrayDesk::clicked);
    }

    @Override
    public void chosen(Wish wish) {
        mail.send(desk -> desk.chosen(wish));
    }

    @Override
    public void answered(String promptId, Answer answer) {
        mail.send(desk -> desk.answered(promptId, answer));
    }

    @Override
    public void reviewed(String promptId) {
        mail.send(TrayDesk::clicked);
    }
}
