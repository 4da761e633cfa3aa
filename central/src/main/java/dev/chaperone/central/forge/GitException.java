package dev.chaperone.central.forge;

import java.io.IOException;

/** Git said no, or took too long. The message is git's own last line, which may name what the input held. */
public final class GitException extends IOException {

    private static final long serialVersionUID = 1;

    GitException(String message) {
        super(message);
    }
}
