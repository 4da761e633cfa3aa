package dev.chaperone.model.consent;

import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.SessionId;
import java.time.Duration;
import java.time.Instant;

/** How far a person's yes reaches. Every scope ends by itself. */
public sealed interface Scope {

    /** Longest a session grant may last, whatever the session does. */
    Duration SESSION_LIMIT = Duration.ofHours(8);

    /** Longest a folder grant may last. */
    Duration FOLDER_LIMIT = Duration.ofDays(30);

    /** For this one call. */
    record Once(CallId call) implements Scope {}

    record Session(SessionId session, Instant until) implements Scope {}

    record Folder(Instant until) implements Scope {}
}
