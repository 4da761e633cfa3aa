package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The port and the secrets that agents were given, kept so that what stands in their settings stays true. In a file
 * only its owner can read. Safe for many threads.
 */
final class Addresses {

    private static final String FILE = "gateway.json";

    /** Below the ports that systems give out by themselves. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final int SECRET_BYTES = 16;

    private final PrivateDirectory directory;
    private final SecureRandom random;
    private volatile Kept kept;

    /**
     * What the file holds.
     *
     * @param port 0 until the first agent is connected
     * @param agents agent to secret
     */
    record Kept(int port, Map<String, String> agents) {
        Kept {
            agents = Map.copyOf(agents);
        }

        @Override
        public String toString() {
            return "Kept[port=" + port + ", agents=" + agents.keySet() + "]";
        }
    }

    private Addresses(PrivateDirectory directory, SecureRandom random, Kept kept) {
        this.directory = directory;
        this.random = random;
        this.kept = kept;
    }

    /** @throws IOException in one plain line, if the file is there and not readable */
    static Addresses open(PrivateDirectory directory, SecureRandom random) throws IOException {
        Optional<byte[]> stored = directory.read(FILE);
        try {
            Kept kept = stored.isPresent()
                    ? JsonMapper.shared().readValue(stored.get(), Kept.class)
                    : new Kept(0, Map.of());
            return new Addresses(directory, random, kept);
        } catch (JacksonException | NullPointerException e) {
            throw new IOException(
                    "%s is not readable; move it away and connect the agents again"
                            .formatted(directory.path().resolve(FILE)),
                    e);
        }
    }

    int port() {
        return kept.port();
    }

    Map<String, String> secrets() {
        return kept.agents();
    }

    /** The agent's secret, new if it had none; chooses the port with the first one. */
    synchronized String secretOf(String agent) throws IOException {
        String known = kept.agents().get(agent);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        Map<String, String> agents = new TreeMap<>(kept.agents());
        agents.put(agent, secret);
        keep(new Kept(kept.port() == 0 ? FIRST_PORT + random.nextInt(PORTS) : kept.port(), agents));
        return secret;
    }

    /** Its address leads nowhere from now on. */
    synchronized void forget(String agent) throws IOException {
        Map<String, String> agents = new TreeMap<>(kept.agents());
        if (agents.remove(agent) != null) {
            keep(new Kept(kept.port(), agents));
        }
    }

    private void keep(Kept fresh) throws IOException {
        directory.write(FILE, JsonMapper.shared().writeValueAsBytes(fresh));
        kept = fresh;
    }
}
