package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.model.action.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * Which session a request belongs to, so that it keeps its placeholders: by the header the agent sends, else by a
 * placeholder that a hook of the same agent has put into it, else all that comes in by one secret is one.
 */
final class Sessions {

    /** Claude Code, Codex, opencode. */
    private static final List<String> HEADERS =
            List.of("x-claude-code-session-id", "session_id", "session-id", "x-opencode-session", "x-session-affinity");

    private static final Pattern PLACEHOLDER = Pattern.compile("CHAPERONE_[A-Z0-9]{1,24}_[A-Z0-9]{8,16}");

    /** More than one is needed only if a text holds foreign ones. */
    private static final int MOST_LOOKED_AT = 20;

    private final SessionVaults vaults;

    Sessions(SessionVaults vaults) {
        this.vaults = vaults;
    }

    SessionId of(Request request, Visitor visitor, String body) {
        return named(request)
                .or(() -> hooked(visitor, body))
                .orElseGet(() -> new SessionId(visitor.agent() + ".gateway"));
    }

    private static Optional<SessionId> named(Request request) {
        return HEADERS.stream()
                .map(name -> request.getHeaders().get(name))
                .filter(value -> value != null && value.matches("[A-Za-z0-9_.:-]{1,100}"))
                .map(SessionId::new)
                .findFirst();
    }

    private Optional<SessionId> hooked(Visitor visitor, String body) {
        return PLACEHOLDER
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_LOOKED_AT)
                .flatMap(placeholder -> vaults.issuerOf(visitor.agent(), placeholder).stream())
                .findFirst();
    }
}
