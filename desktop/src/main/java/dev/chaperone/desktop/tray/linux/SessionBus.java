package dev.chaperone.desktop.tray.linux;

import dev.chaperone.desktop.tray.DesktopEvents;
import dev.chaperone.desktop.tray.Notices;
import dev.chaperone.desktop.tray.TrayIcon;
import java.io.IOException;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to the desktop. Where there is none, icon and notifications are silent stand-ins. */
public final class SessionBus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    private final Optional<DBusConnection> bus;
    private final TrayIcon icon;
    private final Notices notices;

    private SessionBus(Optional<DBusConnection> bus, TrayIcon icon, Notices notices) {
        this.bus = bus;
        this.icon = icon;
        this.notices = notices;
    }

    /** Connects by {@code DBUS_SESSION_BUS_ADDRESS}. Never fails: no bus costs the icon, not the questions. */
    public static SessionBus open(DesktopEvents events) {
        try {
            return on(DBusConnectionBuilder.forSessionBus().withShared(false).build(), events);
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("no session bus, so there is no icon; questions appear as windows");
            LOG.debug("no session bus", e);
            return new SessionBus(Optional.empty(), TrayIcon.none(), Notices.none());
        }
    }

    /** For tests: a bus of their own. */
    static SessionBus at(String address, DesktopEvents events) throws DBusException {
        return on(DBusConnectionBuilder.forAddress(address).withShared(false).build(), events);
    }

    private static SessionBus on(DBusConnection bus, DesktopEvents events) throws DBusException {
        return new SessionBus(Optional.of(bus), BusIcon.on(bus, events), BusNotices.on(bus, events));
    }

    public TrayIcon icon() {
        return icon;
    }

    public Notices notices() {
        return notices;
    }

    @Override
    public void close() {
        icon.close();
        bus.ifPresent(connection -> {
            try {
                connection.close();
            } catch (IOException e) {
                LOG.debug("the bus had gone", e);
            }
        });
    }
}
