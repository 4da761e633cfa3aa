package dev.chaperone.desktop.gateway;

import dev.chaperone.model.action.SessionId;
import java.util.List;
import org.eclipse.jetty.server.Request;

/**
 * Which session a request belongs to, so that it keeps its placeholders: by the header the agent sends, else all that
 * comes in by one secret is one.
 */
final class Sessions {

    /** Claude Code, Codex, opencode. */
    private static final List<String> HEADERS =
            List.of("x-claude-code-session-id", "session_id", "session-id", "x-opencode-session", "x-session-affinity");

    private Sessions() {}

    static SessionId of(Request request, Visitor visitor) {
        return HEADERS.stream()
                .map(name -> request.getHeaders().get(name))
                .filter(value -> value != null && value.matches("[A-Za-z0-9_.:-]{1,100}"))
                .map(SessionId::new)
                .findFirst()
                .orElseGet(() -> new SessionId(visitor.agent() + ".gateway"));
    }
}
