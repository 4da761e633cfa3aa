package dev.chaperone.desktop.tray.linux;

import dev.chaperone.desktop.tray.DesktopEvents;
import dev.chaperone.desktop.tray.Shield;
import dev.chaperone.desktop.tray.Standing;
import dev.chaperone.desktop.tray.TrayView;
import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** The icon as the panel sees it. Safe for many threads. */
public final class IconObject extends PropertyTable implements NotifierItem {

    static final String PATH = "/StatusNotifierItem";

    private static final List<Integer> SIZES = List.of(22, 48);

    private final DesktopEvents events;
    private volatile TrayView view;

    IconObject(DesktopEvents events, TrayView first) {
        this.events = events;
        this.view = first;
        property("Category", () -> new Variant<>("SystemServices"));
        property("Id", () -> new Variant<>("chaperone"));
        property("Title", () -> new Variant<>("Chaperone"));
        property("Status", () -> new Variant<>(status()));
        property("IconName", () -> new Variant<>(""));
        property("IconPixmap", () -> new Variant<>(pixmaps(), "a(iiay)"));
        property("AttentionIconName", () -> new Variant<>(""));
        property("AttentionIconPixmap", () -> new Variant<>(pixmaps(), "a(iiay)"));
        property("ToolTip", () -> new Variant<>(tip(), "(sa(iiay)ss)"));
        property("ItemIsMenu", () -> new Variant<>(false));
        property("Menu", () -> new Variant<>(new DBusPath(MenuObject.PATH), "o"));
        property("WindowId", () -> new Variant<>(0));
    }

    void show(TrayView next) {
        view = next;
    }

    /** Panels hide what is passive and may animate what needs attention. */
    String status() {
        return view.standing() == Standing.ASKING ? "NeedsAttention" : "Active";
    }

    private List<Pixmap> pixmaps() {
        Standing standing = view.standing();
        return SIZES.stream()
                .map(size -> new Pixmap(size, size, Shield.argb(standing, size)))
                .toList();
    }

    private ToolTip tip() {
        return new ToolTip("", List.of(), "Chaperone", view.tip());
    }

    @Override
    public void Activate(int x, int y) {
        events.clicked();
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        events.clicked();
    }

    @Override
    public void ContextMenu(int x, int y) {
        // the panel draws the menu from its own object
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // means nothing here
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
