package dev.chaperone.desktop.device;

import java.time.Duration;
import okhttp3.Response;

/** How long a server wants to be left alone (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * At most an hour; zero if the server did not say. Only the form in seconds: a date would need both clocks to
     * agree.
     */
    public static Duration of(Response response) {
        String seconds = response.header("Retry-After");
        return seconds != null && seconds.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Math.min(LONGEST.toSeconds(), Long.parseLong(seconds)))
                : Duration.ZERO;
    }
}
