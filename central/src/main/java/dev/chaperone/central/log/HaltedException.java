package dev.chaperone.central.log;

import java.io.IOException;

/** The log signs nothing more until a person has looked, because signing could contradict what it signed before. */
public final class HaltedException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message one line that says why and what to do */
    public HaltedException(String message) {
        super(message);
    }
}
