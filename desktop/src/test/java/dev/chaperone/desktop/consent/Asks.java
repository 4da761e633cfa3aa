package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Reach;
import dev.chaperone.model.policy.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Questions as tests need them. */
public final class Asks {

    public static final Rule RULE = new Rule(
            "folder.ask", Effect.ASK, true, Set.of(), List.of(), List.of(), List.of(), "You have not shared it.", "");

    private Asks() {}

    public static Origin origin(String session, String call) {
        return new Origin(
                new AgentIdentity("claude-code", "2.1.330", new AgentIdentity.Proof.Claimed()),
                new SessionId(session),
                new CallId(call),
                new AbsolutePath("/home/ana/work"),
                "");
    }

    public static Ask read(String session, String folder) {
        return ask(session, folder, Access.READ, Reach.FOLDER);
    }

    public static Ask run(String session, String folder, String command) {
        Ask ask = ask(session, folder, Access.READ_WRITE, Reach.FOLDER);
        return new Ask(
                ask.origin(),
                ask.folder(),
                ask.access(),
                command,
                "exec.run " + command,
                ask.rule(),
                ask.policyVersion(),
                Reach.FOLDER,
                ask.patience(),
                ask.folderDays());
    }

    public static Ask ask(String session, String folder, Access access, Reach reach) {
        return new Ask(
                origin(session, "call-1"),
                new AbsolutePath(folder),
                access,
                "",
                "",
                RULE,
                "baseline@1",
                reach,
                Duration.ofSeconds(60),
                30);
    }
}
