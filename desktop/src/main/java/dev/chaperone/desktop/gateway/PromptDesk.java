package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.PartedBodies;
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
    private final Sessions sessions;
    private final AbsolutePath home;
    private final Supplier<String> calls;
    private final PartedBodies bodies;
    private final ResultDesk results;

    /** @param results looks at results of tools first */
    PromptDesk(ModelGateway.Surroundings around, ResultDesk results) {
        this.gate = around.gate();
        this.vaults = around.vaults();
        this.sessions = new Sessions(around.vaults());
        this.home = around.home();
        this.calls = around.calls();
        this.bodies = around.bodies();
        this.results = results;
    }

    /**
     * What is sent instead.
     *
     * @param vault what was taken out of its session
     */
    record Cleaned(String body, Vault vault) {}

    /** @throws RefusedRequest if it must not leave */
    Cleaned cleaned(Request request, Visitor visitor, String body) throws RefusedRequest {
        AgentIdentity agent = new AgentIdentity(visitor.agent(), "unknown", new AgentIdentity.Proof.Claimed());
        SessionId session = sessions.of(request, visitor, body);
        Origin origin = new Origin(agent, session, new CallId(calls.get()), home, "");
        String checked = results.checked(origin, body);
        Question question = new Question(
                List.of(prompt(origin, visitor, checked)), visitor.agent() + "/gateway", CompletableFuture::new);
        String sent = switch (gate.decide(question)) {
            case Verdict.Allow _ -> checked;
            case Verdict.Rewrite(var _, var _, var text) -> text;
            case Verdict.Deny deny -> throw new RefusedRequest(403, told(deny));
        };
        return new Cleaned(sent, vaults.of(visitor.agent(), session));
    }

    private SendPrompt prompt(Origin origin, Visitor visitor, String body) {
        Conversation conversation = Conversation.of(body, bodies.blocks(body));
        String model =
                conversation.model().orElseGet(() -> visitor.modelInPath().orElse(""));
        return new SendPrompt(origin, body, model, conversation.newest());
    }

    private static String told(Verdict.Deny deny) {
        String wayOut = deny.wayOut().map(w -> " " + w).orElse("");
        return "Chaperone: " + deny.message() + wayOut + " (decision " + deny.decision() + ")";
    }
}
