package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.Question;
import dev.chaperone.desktop.gateway.results.ResultCheck;
import dev.chaperone.desktop.gateway.results.UnreadableResultsException;
import dev.chaperone.model.action.AgentAction.CallTool;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.policy.ModelTraffic;
import dev.chaperone.model.policy.ModelTraffic.UngatedResults;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Has results of tools held back whose calls never reached the gate, as far as policy wants it. A program without hooks
 * asks for none of its calls, so all its results may leave.
 */
final class ResultDesk {

    private final Gate gate;
    private final Predicate<String> hooked;
    private final ResultCheck check;
    private final Supplier<ModelTraffic> rules;
    private final Bypasses bypasses;

    /** @param bypasses is told of each */
    ResultDesk(ModelGateway.Surroundings around, ResultCheck check, Supplier<ModelTraffic> rules, Bypasses bypasses) {
        this.gate = around.gate();
        this.hooked = around.hooked();
        this.check = check;
        this.rules = rules;
        this.bypasses = bypasses;
    }

    /**
     * @return the body, with notes in place of what is held back
     * @throws RefusedRequest if it can't be told what must be held back
     */
    String checked(Origin origin, String body) throws RefusedRequest {
        UngatedResults wanted = rules.get().ungatedResults();
        if (wanted == UngatedResults.OFF || !hooked.test(origin.agent().name())) {
            return body;
        }
        try {
            return check.checked(origin.agent().name(), body, new Ruling(origin));
        } catch (UnreadableResultsException e) {
            if (wanted == UngatedResults.OBSERVE) {
                return body;
            }
            throw new RefusedRequest(400, Texts.get("refused.results"));
        }
    }

    /** Of one request. */
    private final class Ruling implements ResultCheck.Ruling {
        private final Origin origin;

        Ruling(Origin origin) {
            this.origin = origin;
        }

        @Override
        public Verdict on(String call, String tool) {
            String agent = origin.agent().name();
            Origin of = new Origin(
                    origin.agent(), origin.session(), named(call), origin.workingDirectory(), origin.reason());
            CallTool action = new CallTool(of, tool.isEmpty() ? "unknown" : tool, List.of());
            Verdict verdict = gate.ungated(new Question(List.of(action), agent + "/gateway", CompletableFuture::new));
            bypasses.seen(agent, verdict instanceof Verdict.Deny);
            return verdict;
        }

        private CallId named(String call) {
            try {
                return new CallId(call);
            } catch (IllegalArgumentException _) {
                return origin.call();
            }
        }

        @Override
        public String note(String decision) {
            return Texts.get("result.held", origin.agent().name(), decision);
        }
    }
}
