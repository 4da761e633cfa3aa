package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.people.TimelineEntry;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The events that were read so far, newest first. On one thread at a time. */
final class History {

    /** As many as the service hands out at once. */
    static final int PAGE = 1_000;

    /** Enough to scroll for weeks; older ones: {@code chaperone audit list}. */
    static final int MOST = 5_000;

    private final Pages pages;
    private final TreeMap<Long, TimelineEntry> known = new TreeMap<>(Comparator.reverseOrder());
    private boolean complete;

    /** Reads events below a number; below 0 the newest. */
    interface Pages {
        List<TimelineEntry> read(long before, int limit) throws IOException;
    }

    History(Pages pages) {
        this.pages = pages;
    }

    /** What is new, on top of what is known; a receipt that came meanwhile counts. */
    List<TimelineEntry> newest() throws IOException {
        List<TimelineEntry> page = pages.read(0, PAGE);
        boolean gap = !known.isEmpty() && !page.isEmpty() && number(page.getLast()) > known.firstKey() + 1;
        if (gap || page.isEmpty()) {
            known.clear();
            complete = false;
        }
        take(page);
        return all();
    }

    boolean hasOlder() {
        return !complete && !known.isEmpty() && known.size() < MOST;
    }

    /** One more page, further back. */
    List<TimelineEntry> older() throws IOException {
        try {
            take(pages.read(known.lastKey(), PAGE));
        } catch (IOException e) {
            complete = true; // not again and again
            throw e;
        }
        return all();
    }

    private void take(List<TimelineEntry> page) {
        page.forEach(entry -> known.put(number(entry), entry));
        complete |= page.size() < PAGE || known.size() >= MOST;
    }

    private List<TimelineEntry> all() {
        return known.values().stream().limit(MOST).toList();
    }

    private static long number(TimelineEntry entry) {
        return entry.event().path("sequence").asLong(0);
    }
}
