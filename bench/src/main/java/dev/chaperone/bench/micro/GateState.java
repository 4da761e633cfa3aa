package dev.chaperone.bench.micro;

import dev.chaperone.desktop.consent.FolderGlancer;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.GrantFile;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.consent.SystemAlarm;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.Consent;
import dev.chaperone.desktop.gate.DataScreen;
import dev.chaperone.desktop.gate.FolderChoice;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.GrantMaker;
import dev.chaperone.desktop.gate.PartedBodies;
import dev.chaperone.desktop.gate.PromptCleaner;
import dev.chaperone.desktop.gate.Question;
import dev.chaperone.desktop.gate.Recorder;
import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Glob;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.Rule;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.State;

/** The service's gate with one live grant on disk, over a journal that keeps nothing. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class GateState {

    final Scene scene;
    final Policy baseline = PolicySources.builtIn().policy();
    final Policy large = with200Rules(baseline);
    final Gate gate;
    final Gate gateOfLargePolicy;
    final Question read;
    final Question command;
    final Question prompt;

    public GateState() {
        try {
            scene = new Scene();
            PrivateDirectory state = PrivateDirectory.open(scene.state());
            GrantBook grants =
                    new GrantBook(new GrantFile(state, SealingKey.open(state, "key.json")), Clock.systemUTC());
            grants.remember(grant());
            KillSwitch killSwitch = new KillSwitch(state, Clock.systemUTC());
            gate = gate(baseline, killSwitch, grants);
            gateOfLargePolicy = gate(large, killSwitch, grants);
            read = question(new AgentAction.ReadPath(scene.origin(), List.of(scene.file())));
            command = question(
                    new AgentAction.RunCommand(scene.origin(), "git status", scene.repository(), false),
                    new AgentAction.ReadPath(scene.origin(), List.of(scene.repository())));
            prompt = question(new AgentAction.SendPrompt(scene.origin(), "Please add a test for the cart."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Grant grant() {
        return new Grant(
                "g-1",
                Scene.AGENT.name(),
                scene.repository(),
                Grant.Kind.PERMISSION,
                Access.READ_WRITE,
                new Scope.Folder(Clock.systemUTC().instant().plus(Scope.FOLDER_LIMIT)),
                "",
                Instant.EPOCH,
                "ana",
                "q-1");
    }

    private Gate gate(Policy policy, KillSwitch killSwitch, GrantBook grants) {
        SystemAlarm alarm = new SystemAlarm(Clock.systemUTC());
        PromptQueue nobody = new PromptQueue(
                alarm, new FolderGlancer(Runnable::run, System::nanoTime, Sanitiser::standard), () -> "q");
        GrantMaker maker = new GrantMaker(Clock.systemUTC(), () -> "g");
        Consent consent = new Consent(nobody, grants, maker, new FolderChoice(scene.home()), scene.home());
        PromptCleaner cleaner = new PromptCleaner(
                new DataScreen(DataRules::none), new SessionVaults(new SecureRandom()), new PartedBodies());
        Recorder recorder = new Recorder(keepsNothing());
        return new Gate(() -> policy, killSwitch, consent, cleaner, recorder, () -> new DecisionId("d-1"));
    }

    private static Journal keepsNothing() {
        return body -> new AuditEvent("id", "device", 1, Instant.EPOCH, "ana", body);
    }

    private static Question question(AgentAction... actions) {
        return new Question(List.of(actions), "bench", new CompletableFuture<>());
    }

    /** As an organisation would add: projects, file kinds, other agents; none of them matches. */
    private static Policy with200Rules(Policy policy) {
        List<Rule> rules = new ArrayList<>(policy.rules());
        for (int i = 0; i < 200; i++) {
            rules.add(new Rule(
                    "rule-" + i,
                    Effect.FORBID,
                    false,
                    Set.of(ActionKind.READ, ActionKind.WRITE),
                    List.of(new Glob("*")),
                    List.of(new Glob("~/clients/client-" + i + "/**"), new Glob("**/*.secret" + i)),
                    List.of(),
                    "Belongs to a client.",
                    ""));
        }
        return new Policy(
                policy.version(), policy.digest(), policy.settings(), rules, policy.data(), policy.elevations());
    }
}
