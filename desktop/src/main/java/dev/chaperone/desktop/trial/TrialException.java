package dev.chaperone.desktop.trial;

import java.io.IOException;

/** The trial can't go on; the message is the one line a person gets. */
public final class TrialException extends IOException {

    private static final long serialVersionUID = 1L;

    TrialException(String message) {
        super(message);
    }

    TrialException(String message, Throwable cause) {
        super(message, cause);
    }
}
