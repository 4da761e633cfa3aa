package dev.chaperone.desktop.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time in the past as people type it: {@code 30m}, {@code 2h}, {@code 3d}, a date, or an ISO time with zone. */
final class Since {

    private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([mhd])");

    private Since() {}

    /** @throws IllegalArgumentException in one plain line, if it means nothing */
    static Instant parse(String text, Clock clock) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            return clock.instant().minus(length(Long.parseLong(age.group(1)), age.group(2)));
        }
        try {
            return text.length() == "2026-11-24".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no time; use 30m, 2h, 3d, 2026-11-24 or 2026-11-24T12:00:00Z".formatted(text), e);
        }
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case String _ -> Duration.ofDays(count);
        };
    }
}
