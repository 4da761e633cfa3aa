package dev.chaperone.model.policy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for traffic between agents and models.
 *
 * @param servers where it goes, {@code PROTOCOL=ADDRESS}
 * @param restoreInTools whether tools get the values that placeholders stand for
 * @param ungatedResults what becomes of results of tool calls that were never asked about
 */
public record ModelTraffic(List<String> servers, boolean restoreInTools, UngatedResults ungatedResults) {

    /** What becomes of results of tool calls that were never asked about. */
    public enum UngatedResults {
        /** Nobody looks. */
        OFF,
        /** They leave, and it is recorded. */
        OBSERVE,
        ENFORCE
    }

    private static final Set<String> PROTOCOLS = Set.of("anthropic", "openai", "gemini");
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    public ModelTraffic {
        servers = List.copyOf(servers);
    }

    /** The address for a protocol, without a slash at its end; empty if none is set. The last one counts. */
    public Optional<String> server(String protocol) {
        return servers.stream()
                .filter(line -> line.startsWith(protocol + "="))
                .reduce((_, last) -> last)
                .map(line -> line.substring(protocol.length() + 1).replaceFirst("/+$", ""));
    }

    /** What is wrong with a value of the setting ModelServers; empty if nothing is. */
    static Optional<String> complaint(List<?> servers) {
        return servers.stream()
                .map(String::valueOf)
                .filter(line -> !isServer(line))
                .findFirst()
                .map(line -> "'%s' is not accepted; write anthropic=, openai= or gemini= and an https address"
                        .formatted(line));
    }

    /** A key goes along with every request, so only this machine is spoken to without TLS. */
    private static boolean isServer(String line) {
        String[] parts = line.split("=", 2);
        if (parts.length < 2 || !PROTOCOLS.contains(parts[0])) {
            return false;
        }
        try {
            URI address = URI.create(parts[1]);
            boolean plain = "http".equals(address.getScheme()) && HERE.contains(String.valueOf(address.getHost()));
            return address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && (plain || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
