package dev.chaperone.desktop.people;

import java.io.IOException;
import java.nio.file.Path;

/** Nothing listens on the people's socket. */
public final class ServiceUnreachableException extends IOException {

    private static final long serialVersionUID = 1L;

    ServiceUnreachableException(Path socket, IOException cause) {
        super(
                "the Chaperone service is not running (no answer on %s); start it with: ./run --no-tour, or chaperone service"
                        .formatted(socket),
                cause);
    }
}
