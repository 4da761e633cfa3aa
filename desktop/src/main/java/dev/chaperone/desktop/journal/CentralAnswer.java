package dev.chaperone.desktop.journal;

import java.time.Duration;

/** What central said, reduced to what the uploader does next. */
sealed interface CentralAnswer {

    /** The request was served; {@code text} is the body, at most a megabyte. */
    record Served(String text) implements CentralAnswer {}

    /** Not now. */
    record Busy(Duration retryAfter, String reason) implements CentralAnswer {}

    /** The log was set back and signs nothing more until a person has looked. */
    record Halted() implements CentralAnswer {}

    /** 409: another segment has this number. */
    record Conflict() implements CentralAnswer {}

    /** 401 or 403: the device token is not accepted. */
    record NotEnrolled() implements CentralAnswer {}

    /** 403 for good: an administrator revoked this device. */
    record Revoked() implements CentralAnswer {}

    /** Never, whatever the status says. */
    record Refused(int status) implements CentralAnswer {}
}
