package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times for people, in UTC. What is no time is shown as it is. */
final class Times {

    private static final DateTimeFormatter DAY = form("EEEE, d MMMM uuuu");
    private static final DateTimeFormatter CLOCK = form("HH:mm:ss");
    private static final DateTimeFormatter BOTH = form("d MMM uuuu, HH:mm");

    private Times() {}

    static String day(String iso) {
        return parse(iso).map(DAY::format).orElse(iso);
    }

    static Html clock(String iso) {
        return element(iso, CLOCK);
    }

    static Html dayAndClock(String iso) {
        return element(iso, BOTH);
    }

    private static Html element(String iso, DateTimeFormatter form) {
        Optional<Instant> time = parse(iso);
        return time.isPresent()
                ? tag("time", text(form.format(time.get())))
                        .with("datetime", iso)
                        .with("title", iso)
                : text(iso);
    }

    private static Optional<Instant> parse(String iso) {
        try {
            return Optional.of(Instant.parse(iso));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
