package dev.chaperone.desktop.tray;

import java.util.List;

/**
 * What the icon shows at one moment.
 *
 * @param tip one sentence
 */
public record TrayView(Standing standing, String tip, List<MenuEntry> menu) {
    public TrayView {
        menu = List.copyOf(menu);
    }
}
