package dev.chaperone.desktop.ui.activity;

import dev.chaperone.desktop.ui.look.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Entries in the order people read them: under their day, as far as they are wanted. */
final class Timeline {

    private final Texts texts;
    private final ZoneId zone;
    private final DateTimeFormatter day;

    Timeline(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        this.day = DateTimeFormatter.ofPattern(texts.get("pattern.day"), texts.locale())
                .withZone(zone);
    }

    /** One row of the list. */
    sealed interface Row {
        record Day(String name) implements Row {}

        /** Where it stands among those of its day, which gives it its corners. */
        record Event(ActivityEntry entry, boolean first, boolean last) implements Row {}
    }

    /**
     * What a person wants to see.
     *
     * @param kind empty for every kind
     * @param words each must be somewhere in the entry
     */
    record Wanted(Optional<ActivityEntry.Kind> kind, String words) implements Predicate<ActivityEntry> {

        static final Wanted ALL = new Wanted(Optional.empty(), "");

        @Override
        public boolean test(ActivityEntry entry) {
            return kind.map(k -> k == entry.kind()).orElse(true)
                    && List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).stream()
                            .allMatch(entry.searchable()::contains);
        }
    }

    /** @param entries newest first */
    List<Row> rows(List<ActivityEntry> entries, Wanted wanted, Instant now) {
        List<ActivityEntry> shown = entries.stream().filter(wanted).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            LocalDate date = date(shown.get(i));
            boolean first = i == 0 || !date.equals(date(shown.get(i - 1)));
            boolean last = i == shown.size() - 1 || !date.equals(date(shown.get(i + 1)));
            if (first) {
                rows.add(new Row.Day(
                        name(date, now.atZone(zone).toLocalDate(), shown.get(i).time())));
            }
            rows.add(new Row.Event(shown.get(i), first, last));
        }
        return List.copyOf(rows);
    }

    private LocalDate date(ActivityEntry entry) {
        return entry.time().atZone(zone).toLocalDate();
    }

    private String name(LocalDate date, LocalDate today, Instant time) {
        if (date.equals(today)) {
            return texts.get("day.today");
        }
        return date.equals(today.minusDays(1)) ? texts.get("day.yesterday") : day.format(time);
    }
}
