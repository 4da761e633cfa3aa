package dev.chaperone.desktop.journal;

import java.io.IOException;

/** The spool has no room for an event. */
final class FullException extends IOException {

    private static final long serialVersionUID = 1L;

    FullException(String message) {
        super(message);
    }
}
