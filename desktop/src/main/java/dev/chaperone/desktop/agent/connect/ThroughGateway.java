package dev.chaperone.desktop.agent.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An agent's hooks, and the setting that sends its model traffic through the gateway in a file of its own.
 *
 * @param wanted whether the setting belongs there; it is always taken out with the hooks
 */
public record ThroughGateway(Connection hooks, Connection gateway, boolean wanted) implements Connection {

    @Override
    public List<Path> files() {
        return wanted ? Several.of(hooks, gateway).files() : hooks.files();
    }

    @Override
    public Standing standing() throws IOException {
        return wanted ? Several.of(hooks, gateway).standing() : hooks.standing();
    }

    @Override
    public void connect() throws IOException {
        if (wanted) {
            gateway.connect(); // first, because it may be refused
        }
        hooks.connect();
    }

    @Override
    public Removal disconnect() throws IOException {
        return Several.of(hooks, gateway).disconnect();
    }
}
