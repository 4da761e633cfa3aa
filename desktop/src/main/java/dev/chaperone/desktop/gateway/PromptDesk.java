package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.Question;
import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction.SendPrompt;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.sanitise.restore.Vault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/** Puts what an agent sends before the gate, and says what may be sent instead. */
final class PromptDesk {

    private final Gate gate;
    private final SessionVaults vaults;
    private final AbsolutePath home;
    private final Supplier<String> calls;

    /**
     * @param home stands for the agent's working folder, which a request does not name
     * @param calls names for requests
     */
    PromptDesk(Gate gate, SessionVaults vaults, AbsolutePath home, Supplier<String> calls) {
        this.gate = gate;
        this.vaults = vaults;
        this.home = home;
        this.calls = calls;
    }

    /** @throws RefusedRequest if it must not leave */
    String cleaned(Request request, Visitor visitor, String body) throws RefusedRequest {
        AgentIdentity agent = new AgentIdentity(visitor.agent(), "unknown", new AgentIdentity.Proof.Claimed());
        SessionId session = Sessions.of(request, visitor);
        Origin origin = new Origin(agent, session, new CallId(calls.get()), home, "");
        Question question = new Question(
                List.of(prompt(origin, visitor, body)), visitor.agent() + "/gateway", CompletableFuture::new);
        return switch (gate.decide(question)) {
            case Verdict.Allow _ -> body;
            case Verdict.Rewrite(var _, var _, var text) -> text;
            case Verdict.Deny deny -> throw new RefusedRequest(403, told(deny));
        };
    }

    /** What was taken out of the session that a request belongs to. */
    Vault vault(Request request, Visitor visitor) {
        return vaults.of(visitor.agent(), Sessions.of(request, visitor));
    }

    private static SendPrompt prompt(Origin origin, Visitor visitor, String body) {
        Conversation conversation = Conversation.of(body);
        String model =
                conversation.model().orElseGet(() -> visitor.modelInPath().orElse(""));
        return new SendPrompt(origin, body, model, conversation.newest());
    }

    private static String told(Verdict.Deny deny) {
        String wayOut = deny.wayOut().map(w -> " " + w).orElse("");
        return "Chaperone: " + deny.message() + wayOut + " (decision " + deny.decision() + ")";
    }
}
