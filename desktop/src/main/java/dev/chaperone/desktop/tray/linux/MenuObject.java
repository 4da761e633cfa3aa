package dev.chaperone.desktop.tray.linux;

import dev.chaperone.desktop.tray.DesktopEvents;
import dev.chaperone.desktop.tray.MenuEntry;
import dev.chaperone.desktop.tray.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The menu as the panel sees it. A number stands for a wish and never for another one, so that a click on a menu that
 * has just changed does what the person read or nothing. Safe for many threads.
 */
public final class MenuObject extends PropertyTable implements BusMenu {

    static final String PATH = "/MenuBar";

    private final DesktopEvents events;
    private final Map<Wish, Integer> numbers = new HashMap<>();
    private List<MenuEntry> menu;
    private int revision = 1;

    MenuObject(DesktopEvents events, List<MenuEntry> first) {
        this.events = events;
        this.menu = List.copyOf(first);
        property("Version", () -> new Variant<>(new UInt32(3)));
        property("Status", () -> new Variant<>("normal"));
        property("TextDirection", () -> new Variant<>("ltr"));
        property("IconThemePath", () -> new Variant<>(List.of(), "as"));
    }

    /** @return the new revision, or nothing if it is the same menu */
    synchronized Optional<UInt32> show(List<MenuEntry> next) {
        if (next.equals(menu)) {
            return Optional.empty();
        }
        menu = List.copyOf(next);
        revision++;
        return Optional.of(new UInt32(revision));
    }

    @Override
    public synchronized Pair<UInt32, Node> GetLayout(int parent, int depth, List<String> names) {
        Map<String, Variant<?>> root = Map.of("children-display", new Variant<>("submenu"));
        Node node = parent == 0
                ? new Node(0, root, nodes(menu))
                : find(menu, parent).map(this::node).orElseGet(() -> new Node(parent, Map.of(), List.of()));
        return new Pair<>(new UInt32(revision), node);
    }

    @Override
    public synchronized List<Properties> GetGroupProperties(List<Integer> ids, List<String> names) {
        return all(menu).stream()
                .filter(entry -> ids.isEmpty() || ids.contains(number(entry)))
                .map(entry -> new Properties(number(entry), properties(entry)))
                .toList();
    }

    @Override
    public synchronized Variant<?> GetProperty(int id, String name) {
        Variant<?> value =
                find(menu, id).map(entry -> properties(entry).get(name)).orElse(null);
        return value == null ? new Variant<>("") : value;
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 time) {
        if (event.equals("clicked")) {
            entry(id).map(MenuEntry::wish).ifPresent(events::chosen);
        }
    }

    @Override
    public List<Integer> EventGroup(List<Happening> happenings) {
        happenings.forEach(h -> Event(h.id, h.event, h.data, h.time));
        return happenings.stream()
                .map(h -> h.id)
                .filter(id -> id != 0 && entry(id).isEmpty())
                .toList();
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public Pair<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Pair<>(List.of(), List.of());
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    private synchronized Optional<MenuEntry> entry(int id) {
        return find(menu, id);
    }

    private Optional<MenuEntry> find(List<MenuEntry> entries, int id) {
        return all(entries).stream().filter(entry -> number(entry) == id).findFirst();
    }

    private static List<MenuEntry> all(List<MenuEntry> entries) {
        List<MenuEntry> all = new ArrayList<>();
        for (MenuEntry entry : entries) {
            all.add(entry);
            if (entry instanceof MenuEntry.Group group) {
                all.addAll(all(group.entries()));
            }
        }
        return all;
    }

    private int number(MenuEntry entry) {
        return numbers.computeIfAbsent(entry.wish(), _ -> numbers.size() + 1);
    }

    private List<Variant<?>> nodes(List<MenuEntry> entries) {
        List<Variant<?>> nodes = new ArrayList<>();
        entries.forEach(entry -> nodes.add(new Variant<>(node(entry), "(ia{sv}av)")));
        return nodes;
    }

    private Node node(MenuEntry entry) {
        List<Variant<?>> children = entry instanceof MenuEntry.Group group ? nodes(group.entries()) : List.of();
        return new Node(number(entry), properties(entry), children);
    }

    /** An underline character in a label marks a key; doubled it is one. */
    private static Map<String, Variant<?>> properties(MenuEntry entry) {
        return switch (entry) {
            case MenuEntry.Item(var label, var wish) ->
                Map.of(
                        "label",
                        new Variant<>(label.replace("_", "__")),
                        "enabled",
                        new Variant<>(!(wish instanceof Wish.Nothing)));
            case MenuEntry.Group(var label, var _, var _) ->
                Map.of("label", new Variant<>(label.replace("_", "__")), "children-display", new Variant<>("submenu"));
            case MenuEntry.Separator _ -> Map.of("type", new Variant<>("separator"));
        };
    }
}
