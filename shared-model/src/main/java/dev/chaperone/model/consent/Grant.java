package dev.chaperone.model.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.Origin;
import java.time.Instant;

/**
 * A remembered yes: this agent, this folder and all below it, this much, until then.
 *
 * @param agent adapter name, as in {@link dev.chaperone.model.action.AgentIdentity#name()}
 * @param grantedBy the operating-system user who answered
 */
public record Grant(
        String id,
        String agent,
        AbsolutePath folder,
        Access access,
        Scope scope,
        Instant grantedAt,
        String grantedBy,
        String promptId) {

    /** Whether this grant lets {@code origin} have {@code wanted} access to {@code path} at {@code now}. */
    public boolean covers(Origin origin, AbsolutePath path, Access wanted, Instant now) {
        return agent.equals(origin.agent().name())
                && access.includes(wanted)
                && folder.contains(path)
                && reaches(origin)
                && isLive(now);
    }

    public boolean isLive(Instant now) {
        return switch (scope) {
            case Scope.Once _ -> true;
            case Scope.Session(var _, var until) -> now.isBefore(until);
            case Scope.Folder(var until) -> now.isBefore(until);
        };
    }

    private boolean reaches(Origin origin) {
        return switch (scope) {
            case Scope.Once(var call) -> call.equals(origin.call());
            case Scope.Session(var session, var _) -> session.equals(origin.session());
            case Scope.Folder _ -> true;
        };
    }
}
