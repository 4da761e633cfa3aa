package dev.chaperone.desktop.tray.linux;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/** An icon in the panel, by the StatusNotifierItem specification of KDE and freedesktop.org. */
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface NotifierItem extends DBusInterface {

    void Activate(int x, int y);

    void SecondaryActivate(int x, int y);

    void ContextMenu(int x, int y);

    void Scroll(int delta, String orientation);

    class NewIcon extends DBusSignal {
        public NewIcon(String path) throws DBusException {
            super(path);
        }
    }

    class NewStatus extends DBusSignal {
        public NewStatus(String path, String status) throws DBusException {
            super(path, status);
        }
    }

    class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }

    /** A picture, four bytes a pixel: alpha, red, green, blue. */
    final class Pixmap extends Struct {
        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        @Position(2)
        public final byte[] argb;

        public Pixmap(int width, int height, byte[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }
    }

    final class ToolTip extends Struct {
        @Position(0)
        public final String icon;

        @Position(1)
        public final List<Pixmap> pixmaps;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public ToolTip(String icon, List<Pixmap> pixmaps, String title, String text) {
            this.icon = icon;
            this.pixmaps = pixmaps;
            this.title = title;
            this.text = text;
        }
    }

    /** Where icons register; a panel owns this name. */
    @DBusInterfaceName("org.kde.StatusNotifierWatcher")
    interface Watcher extends DBusInterface {
        void RegisterStatusNotifierItem(String service);
    }

    /** The same under the name of the later specification. */
    @DBusInterfaceName("org.freedesktop.StatusNotifierWatcher")
    interface FreedesktopWatcher extends DBusInterface {
        void RegisterStatusNotifierItem(String service);
    }
}
