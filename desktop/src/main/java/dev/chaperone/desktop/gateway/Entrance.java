package dev.chaperone.desktop.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may come in: whoever knows an agent's secret, which stands in the address the agent was given
 * ({@code /SECRET/anthropic/v1/messages}). A page in a browser is kept out by its Origin, and by Host if it got here
 * through a name of its own.
 */
final class Entrance {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Supplier<Map<String, String>> secrets;

    /** @param secrets agent to secret, asked for at each request */
    Entrance(Supplier<Map<String, String>> secrets) {
        this.secrets = secrets;
    }

    Visitor admit(Request request) throws RefusedRequest {
        String host = Request.getServerName(request);
        if (host == null || !NAMES.contains(host.toLowerCase(Locale.ROOT))) {
            throw new RefusedRequest(403, Texts.get("refused.host"));
        }
        if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
            throw new RefusedRequest(403, Texts.get("refused.origin"));
        }
        String[] parts = request.getHttpURI().getPathQuery().split("/", 4);
        if (parts.length < 3) {
            throw new RefusedRequest(404, Texts.get("refused.address"));
        }
        String agent = agent(parts[1]).orElseThrow(() -> new RefusedRequest(401, Texts.get("refused.secret")));
        Protocol protocol =
                Protocol.named(parts[2]).orElseThrow(() -> new RefusedRequest(404, Texts.get("refused.address")));
        return new Visitor(agent, protocol, straight("/" + (parts.length < 4 ? "" : parts[3])));
    }

    private Optional<String> agent(String presented) {
        byte[] bytes = presented.getBytes(StandardCharsets.UTF_8);
        return secrets.get().entrySet().stream()
                .filter(e -> MessageDigest.isEqual(e.getValue().getBytes(StandardCharsets.UTF_8), bytes))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** No way up and out of the folder that the upstream's address names. */
    private static String straight(String target) throws RefusedRequest {
        int query = target.indexOf('?');
        String path = (query < 0 ? target : target.substring(0, query))
                .toLowerCase(Locale.ROOT)
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "/")
                .replace('\\', '/');
        if (List.of(path.split("/", -1)).stream().anyMatch(name -> name.equals("..") || name.equals("."))) {
            throw new RefusedRequest(404, Texts.get("refused.address"));
        }
        return target;
    }
}
