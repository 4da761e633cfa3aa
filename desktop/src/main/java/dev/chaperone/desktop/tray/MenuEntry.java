package dev.chaperone.desktop.tray;

import java.util.List;

/** One line of the menu. Entries with the same wish are the same entry, whatever their text says now. */
public sealed interface MenuEntry {

    record Item(String label, Wish wish) implements MenuEntry {}

    /** @param wish names the group; choosing it only opens it */
    record Group(String label, Wish wish, List<MenuEntry> entries) implements MenuEntry {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    record Separator(Wish wish) implements MenuEntry {}

    Wish wish();
}
