package dev.chaperone.desktop.agent.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file that several connections need, so none of them takes it out. */
record Shared(Connection file) implements Connection {

    @Override
    public List<Path> files() {
        return file.files();
    }

    /** By itself it connects nothing, so where it is missing the others are there in parts. */
    @Override
    public Standing standing() throws IOException {
        return file.standing();
    }

    @Override
    public void connect() throws IOException {
        file.connect();
    }

    @Override
    public Removal disconnect() {
        return Removal.NOTHING_THERE;
    }
}
