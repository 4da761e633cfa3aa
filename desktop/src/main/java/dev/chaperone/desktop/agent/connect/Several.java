package dev.chaperone.desktop.agent.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Several files that count only together. */
public record Several(List<Connection> parts) implements Connection {

    public Several {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a connection needs at least one file");
        }
    }

    public static Connection of(Connection... parts) {
        return new Several(List.of(parts));
    }

    @Override
    public List<Path> files() {
        return parts.stream().flatMap(p -> p.files().stream()).toList();
    }

    /** The worst of all; but if something is there and something is not, it is there in parts. */
    @Override
    public Standing standing() throws IOException {
        Standing worst = Standing.CONNECTED;
        boolean any = false;
        for (Connection part : parts) {
            Standing standing = part.standing();
            any |= standing != Standing.NOT_CONNECTED;
            worst = standing.compareTo(worst) < 0 ? standing : worst;
        }
        return any && worst == Standing.NOT_CONNECTED ? Standing.PARTLY : worst;
    }

    @Override
    public void connect() throws IOException {
        for (Connection part : parts) {
            part.connect();
        }
    }

    @Override
    public Removal disconnect() throws IOException {
        Removal worst = Removal.NOTHING_THERE;
        for (Connection part : parts) {
            Removal removal = part.disconnect();
            worst = removal.compareTo(worst) > 0 ? removal : worst;
        }
        return worst;
    }
}
