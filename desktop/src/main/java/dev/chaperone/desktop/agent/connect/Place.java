package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * For whom an agent is connected.
 *
 * @param home the person's home folder
 * @param environment tells of agents whose folder was moved
 * @param memory where the originals are kept while we are connected
 * @param shim the installed hook program
 * @param gateway where model traffic is to go; empty to leave it as it is
 */
public record Place(
        Path home,
        Map<String, String> environment,
        PrivateDirectory memory,
        Path shim,
        Optional<GatewayAddress> gateway) {

    /** Without the gateway. */
    public Place(Path home, Map<String, String> environment, PrivateDirectory memory, Path shim) {
        this(home, environment, memory, shim, Optional.empty());
    }

    public Place {
        environment = Map.copyOf(environment);
    }

    /** The folder a variable names, or {@code usual} below the home folder. */
    public Path folder(String variable, String usual) {
        String moved = environment.getOrDefault(variable, "");
        return moved.isEmpty() ? home.resolve(usual) : Path.of(moved);
    }

    /** The same, with model traffic through the gateway. */
    public Place through(GatewayAddress address) {
        return new Place(home, environment, memory, shim, Optional.of(address));
    }

    public HookProgram hook() {
        return new HookProgram(shim);
    }
}
