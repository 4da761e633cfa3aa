package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * An action nobody has tried, or that is long past.
 *
 * @param agent adapter name
 * @param path what it is about; empty for an action without
 * @param subject tool of a {@code tool.call}, host of a {@code net.use}, command line of an {@code exec.run}; may be
 *     empty
 */
public record Supposed(String agent, ActionKind kind, Optional<AbsolutePath> path, String subject) {

    private static final AbsolutePath ROOT = new AbsolutePath("/");

    AgentAction action() {
        Origin origin = origin();
        List<AbsolutePath> paths = path.stream().toList();
        AbsolutePath place = path.orElse(ROOT);
        return switch (kind) {
            case READ -> new AgentAction.ReadPath(origin, paths);
            case WRITE -> new AgentAction.WritePath(origin, paths);
            case RUN -> new AgentAction.RunCommand(origin, subject, place, false);
            case PROMPT -> new AgentAction.SendPrompt(origin, "", subject, "");
            case PUSH -> new AgentAction.PushRepository(origin, place, Optional.empty());
            case TOOL -> new AgentAction.CallTool(origin, subject, paths);
            case NETWORK -> new AgentAction.UseNetwork(origin, subject);
        };
    }

    private Origin origin() {
        return new Origin(
                new AgentIdentity(agent, "unknown", new AgentIdentity.Proof.Claimed()),
                new SessionId("rehearsal"),
                new CallId("rehearsal"),
                path.orElse(ROOT),
                "");
    }
}
