package dev.chaperone.central.gates;

import dev.chaperone.central.forge.RefusedException;
import java.io.IOException;

/** There is more than is looked at; ends the git that writes it. */
final class TooMuchException extends IOException {

    private static final long serialVersionUID = 1;

    TooMuchException(String message) {
        super(message);
    }

    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T asRefusal(Work<T> work) throws IOException, RefusedException {
        try {
            return work.run();
        } catch (TooMuchException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }
}
