package dev.chaperone.desktop.service;

import java.io.IOException;

/** Another service of this user is running. */
public final class SocketInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    SocketInUseException(String message) {
        super(message);
    }
}
