package dev.chaperone.desktop.agent.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Our part of one agent's configuration. Every exception's message is one plain line. */
public interface Connection {

    /** The files it is in; they may be absent. */
    List<Path> files();

    Standing standing() throws IOException;

    /** Puts it in place; doing it twice changes nothing. */
    void connect() throws IOException;

    /** Takes it out. */
    Removal disconnect() throws IOException;
}
