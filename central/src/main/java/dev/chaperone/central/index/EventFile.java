package dev.chaperone.central.index;

import java.io.IOException;
import java.nio.file.Path;

/** The events of a data folder, read beside the server that writes them. */
public final class EventFile implements AutoCloseable {

    private final Database database;

    private EventFile(Database database) {
        this.database = database;
    }

    /** @throws IOException in one plain line, if there is no usable database */
    public static EventFile open(Path file) throws IOException {
        return new EventFile(Database.openToRead(file));
    }

    public EventTable events() {
        return new EventTable(database);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
