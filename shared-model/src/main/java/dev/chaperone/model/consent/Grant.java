package dev.chaperone.model.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.Origin;
import java.time.Instant;

/**
 * A remembered answer: this agent, this folder and all below it, this much, until then.
 *
 * @param kind yes or no. A no is stronger than a yes
 * @param access what is allowed; for a no the least that is denied, so that a no to changes leaves reading open
 * @param agent adapter name, as in {@link dev.chaperone.model.action.AgentIdentity#name()}
 * @param subject the very command line, tool or host it is for, with the kind of action before it; empty for the folder
 *     and whatever may be done there within {@code access}
 * @param grantedBy the operating-system user who answered
 */
public record Grant(
        String id,
        String agent,
        AbsolutePath folder,
        Kind kind,
        Access access,
        Scope scope,
        String subject,
        Instant grantedAt,
        String grantedBy,
        String promptId) {

    /** What a remembered answer does to the calls it covers. */
    public enum Kind {
        PERMISSION,
        REFUSAL
    }

    /** Whether this grant lets {@code origin} have {@code wanted} access to {@code path} at {@code now}. */
    public boolean covers(Origin origin, AbsolutePath path, Access wanted, Instant now) {
        return kind == Kind.PERMISSION && access.includes(wanted) && concerns(origin, path, now);
    }

    /** Whether it is for a folder and not for one command, tool or host in it. */
    public boolean isForFolder() {
        return subject.isEmpty();
    }

    /** Whether this is a remembered no to {@code wanted} access of {@code origin} to {@code path} at {@code now}. */
    public boolean refuses(Origin origin, AbsolutePath path, Access wanted, Instant now) {
        return kind == Kind.REFUSAL && wanted.includes(access) && concerns(origin, path, now);
    }

    private boolean concerns(Origin origin, AbsolutePath path, Instant now) {
        return agent.equals(origin.agent().name()) && folder.contains(path) && reaches(origin) && isLive(now);
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
