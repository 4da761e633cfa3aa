package dev.chaperone.desktop.tray.linux;

import dev.chaperone.desktop.tray.DesktopEvents;
import dev.chaperone.desktop.tray.Standing;
import dev.chaperone.desktop.tray.TrayIcon;
import dev.chaperone.desktop.tray.TrayView;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the icon into whatever panel there is, and again into the one that takes its place. */
final class BusIcon implements TrayIcon {

    private static final Logger LOG = LoggerFactory.getLogger(BusIcon.class);
    private static final String KDE = "org.kde.StatusNotifierWatcher";
    private static final String FREEDESKTOP = "org.freedesktop.StatusNotifierWatcher";
    private static final String WATCHER = "/StatusNotifierWatcher";

    private final DBusConnection bus;
    private final IconObject icon;
    private final MenuObject menu;
    private TrayView shown = new TrayView(Standing.UNREACHABLE, "", List.of());

    private BusIcon(DBusConnection bus, DesktopEvents events) {
        this.bus = bus;
        this.icon = new IconObject(events, shown);
        this.menu = new MenuObject(events, List.of());
    }

    static TrayIcon on(DBusConnection bus, DesktopEvents events) throws DBusException {
        BusIcon icon = new BusIcon(bus, events);
        bus.exportObject(IconObject.PATH, icon.icon);
        bus.exportObject(MenuObject.PATH, icon.menu);
        bus.addSigHandler(DBus.NameOwnerChanged.class, icon::ownerChanged);
        if (!icon.register()) {
            LOG.info("this desktop has no place for icons; questions appear as windows");
        }
        return icon;
    }

    @Override
    public void show(TrayView view) {
        TrayView before = shown;
        shown = view;
        icon.show(view);
        Optional<UInt32> revision = menu.show(view.menu());
        try {
            if (view.standing() != before.standing()) {
                bus.sendMessage(new NotifierItem.NewIcon(IconObject.PATH));
                bus.sendMessage(new NotifierItem.NewStatus(IconObject.PATH, icon.status()));
            }
            if (!view.tip().equals(before.tip())) {
                bus.sendMessage(new NotifierItem.NewToolTip(IconObject.PATH));
            }
            if (revision.isPresent()) {
                bus.sendMessage(new BusMenu.LayoutUpdated(MenuObject.PATH, revision.get(), 0));
            }
        } catch (DBusException e) {
            LOG.warn("the icon could not be refreshed: {}", e.getMessage());
        }
    }

    /** A panel that starts again has forgotten us. Handlers must not call the bus themselves. */
    private void ownerChanged(DBus.NameOwnerChanged signal) {
        boolean watcher = signal.name.equals(KDE) || signal.name.equals(FREEDESKTOP);
        if (watcher && !signal.newOwner.isEmpty()) {
            Thread.ofVirtual().name("register").start(this::register);
        }
    }

    private boolean register() {
        return registered(() -> bus.getRemoteObject(KDE, WATCHER, NotifierItem.Watcher.class)
                        .RegisterStatusNotifierItem(bus.getUniqueName()))
                || registered(() -> bus.getRemoteObject(FREEDESKTOP, WATCHER, NotifierItem.FreedesktopWatcher.class)
                        .RegisterStatusNotifierItem(bus.getUniqueName()));
    }

    private interface Registration {
        void run() throws DBusException;
    }

    private static boolean registered(Registration registration) {
        try {
            registration.run();
            return true;
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("no watcher", e);
            return false;
        }
    }

    @Override
    public void close() {
        bus.unExportObject(IconObject.PATH);
        bus.unExportObject(MenuObject.PATH);
    }
}
