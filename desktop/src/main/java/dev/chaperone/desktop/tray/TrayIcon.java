package dev.chaperone.desktop.tray;

/** The icon and menu of one kind of desktop. Called on the tray's thread. */
public interface TrayIcon extends AutoCloseable {

    void show(TrayView view);

    @Override
    void close();

    /** For desktops without a place for icons. Questions still appear as windows. */
    static TrayIcon none() {
        return new TrayIcon() {
            @Override
            public void show(TrayView view) {
                // there is no place for it
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };
    }
}
