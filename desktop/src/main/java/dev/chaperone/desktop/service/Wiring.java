package dev.chaperone.desktop.service;

import com.google.crypto.tink.Aead;
import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentChildren;
import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.roster.Roster;
import dev.chaperone.desktop.confirm.Confirmation;
import dev.chaperone.desktop.consent.Alarm;
import dev.chaperone.desktop.consent.FolderGlancer;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.GrantFile;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.PromptHash;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.Consent;
import dev.chaperone.desktop.gate.DataScreen;
import dev.chaperone.desktop.gate.FolderChoice;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.GrantMaker;
import dev.chaperone.desktop.gate.PartedBodies;
import dev.chaperone.desktop.gate.PromptCleaner;
import dev.chaperone.desktop.gate.Recorder;
import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.desktop.gateway.ModelGateway;
import dev.chaperone.desktop.journal.Backoff;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.journal.JournalLimits;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.desktop.journal.JournalSource;
import dev.chaperone.desktop.peer.ProcessTree;
import dev.chaperone.desktop.policy.BundleStore;
import dev.chaperone.desktop.policy.Elevations;
import dev.chaperone.desktop.policy.LastGood;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.desktop.policy.PolicyStore;
import dev.chaperone.desktop.policy.PolicyWatcher;
import dev.chaperone.desktop.push.ChangeDesk;
import dev.chaperone.desktop.push.ChangeLoop;
import dev.chaperone.desktop.push.ChangeSpool;
import dev.chaperone.desktop.push.ProtectionWatch;
import dev.chaperone.desktop.push.PushGuard;
import dev.chaperone.desktop.push.Reviews;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.policy.DataRules;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/** Builds the service, in the order things depend on each other. The only place that does. */
final class Wiring {

    final FileJournal journal;
    final PolicyStore policy;
    final Elevations elevations;
    final PolicyWatcher policyWatcher;
    final PolicyPull policyPull;
    final PromptQueue prompts;
    final GrantBook grants;
    final Evidence evidence;
    final DeviceIdentity device;
    final ChangeDesk changeDesk;
    final ChangeLoop changes;
    final ProtectionWatch protection;
    final HookDoor hooks;
    final ModelGateway gateway;
    final UnixServer hookSocket;
    final UnixServer peopleSocket;
    final UnixServer guardSocket;

    /** For programs of agents that are asked to end. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SecureRandom random = new SecureRandom();
    private final OkHttpClient http = new OkHttpClient();
    private final SessionVaults vaults = new SessionVaults(random);
    private final DataScreen screen = new DataScreen(this::dataRules);
    private final PartedBodies bodies = new PartedBodies();

    /** @throws IOException in one plain line, if something the service needs is missing or in use */
    Wiring(StateFolders folders, Person person, String version, Outside outside) throws IOException {
        Clock clock = outside.clock();
        Executor background = Executors.newVirtualThreadPerTaskExecutor();
        PrivateDirectory state = folders.openAll();
        device = DeviceIdentity.open(state.child("device"), random);
        PolicyVersion policyVersion = new PolicyVersion();
        JournalSource source = new JournalSource(clock, random, person.name(), policyVersion);
        journal = FileJournal.open(state.child("journal"), device, source, JournalLimits.STANDARD);
        policy = policy(folders, state, clock);
        policyVersion.follow(policy);
        policy.reload();
        elevations = new Elevations(policy, device.deviceId(), state, clock, journal);
        Elevating elevating = new Elevating(elevations, ids("e"), clock, journal, this::hurryPolicy);
        policyWatcher =
                new PolicyWatcher(List.of(folders.config(), folders.managed()), policy, outside.alarm(), background);
        prompts = prompts(outside.alarm(), background);
        grants = new GrantBook(new GrantFile(state, SealingKey.open(state.child("device"), "grants-key.json")), clock);
        KillSwitch killSwitch = new KillSwitch(state, clock);
        Gate gate = gate(person, killSwitch, clock, PromptHash.open(state.child("device")));
        ProcessTree processes = new ProcessTree(Path.of("/proc"));
        KnownAgents agents = new KnownAgents(processes);
        JournalReader reader = JournalReader.open(state.child("journal"), device.deviceId());
        ChangeSpool spool = new ChangeSpool(state.child("changes"));
        changeDesk = new ChangeDesk(device, spool, journal, clock, ids("c"));
        protection = protection(state, folders.hookSocket(), person.home());
        gateway = gateway(state.child("gateway"), gate, person.home());
        hooks = hooks(person, agents, gate, new GitDoor(agents, gate, changeDesk, reader, journal));
        hookSocket = new UnixServer(folders.hookSocket(), hooks);
        Enroller.Patience patience = new Enroller.Patience(outside.alarm(), background, random);
        evidence = evidence(state, person, patience);
        changes = new ChangeLoop(spool, journal, evidence::forge, new Backoff(random));
        policyPull = new PolicyPull(evidence::policy, policy, elevating::isEager, patience);
        Reports reports = reports(version, reader, killSwitch);
        PeerCheck peers = new PeerCheck(agents, processes, person.uid(), UserNames::of);
        GuardDoor guards = new GuardDoor(agents, gate, grants, killSwitch);
        guardSocket = new UnixServer(folders.guardSocket(), guards);
        Revocation revocation = revocation(agents, person, killSwitch, guards);
        peopleSocket =
                new UnixServer(folders.peopleSocket(), peopleDoor(peers, outside, revocation, elevating, reports));
    }

    private HookDoor hooks(Person person, KnownAgents agents, Gate gate, GitDoor git) {
        HookDoor.Asked asked =
                (agent, use, verdict) -> gateway.asked(agent, use.id(), use.tool(), use.input(), verdict);
        return new HookDoor(adapters(person), agents, gate, git, asked);
    }

    private ProtectionWatch protection(PrivateDirectory state, Path socket, AbsolutePath person) throws IOException {
        Path home = Path.of(person.value());
        PushGuard.Place place = PushGuard.Place.ofPerson(state, socket);
        PushGuard guard = new PushGuard(place, state.path(), Map.of("HOME", home.toString()));
        return new ProtectionWatch(guard, List.of(home, home.resolve(".config/git"), place.hooks()), journal);
    }

    private PeopleDoor peopleDoor(
            PeerCheck peers, Outside outside, Revocation revocation, Elevating elevating, Reports reports) {
        Answers answers = answers(outside.confirmation());
        Reviews reviews = new Reviews(evidence::forge, journal);
        return new PeopleDoor(peers, prompts, answers, gateway, revocation, elevating, journal, reports, reviews);
    }

    private PromptQueue prompts(Alarm alarm, Executor background) {
        return new PromptQueue(alarm, new FolderGlancer(background, System::nanoTime, screen), ids("q"));
    }

    private void hurryPolicy() {
        policyPull.hurry();
    }

    private DataRules dataRules() {
        return policy.get().data();
    }

    private Reports reports(String version, JournalReader reader, KillSwitch killSwitch) {
        Reports.About about = new Reports.About(version, device.deviceId());
        return new Reports(about, policy, reader, prompts, grants, killSwitch, evidence, policyPull, gateway);
    }

    private Answers answers(Confirmation confirmation) {
        return new Answers(prompts, confirmation, () -> policy.get().settings().confirmLasting());
    }

    private PolicyStore policy(StateFolders folders, PrivateDirectory state, Clock clock) throws IOException {
        Aead key = SealingKey.open(state.child("device"), "policy-key.json");
        PolicySources sources = new PolicySources(
                folders.config().resolve("policy.yaml"),
                folders.managed(),
                Optional.of(new BundleStore(state, key, device.deviceId(), clock)));
        return new PolicyStore(sources, new LastGood(state, key), journal);
    }

    private Revocation revocation(KnownAgents agents, Person person, KillSwitch killSwitch, GuardDoor guards) {
        AgentChildren children = new AgentChildren(agents, person.name(), GRACE);
        return new Revocation(grants, prompts, killSwitch, agent -> children.end(agent) + guards.end(agent), journal);
    }

    private ModelGateway gateway(PrivateDirectory memory, Gate gate, AbsolutePath home) throws IOException {
        return new ModelGateway(
                memory,
                random,
                new ModelGateway.Surroundings(
                        gate,
                        vaults,
                        bodies,
                        home,
                        ids("c"),
                        agent -> Roster.named(agent).isPresent()),
                http,
                () -> policy.get().settings().modelTraffic());
    }

    private Evidence evidence(PrivateDirectory state, Person person, Enroller.Patience patience) throws IOException {
        return new Evidence(
                new Evidence.Laptop(journal, device, person.name()),
                new EnrolmentClient(http, state.child("device")),
                http,
                patience);
    }

    private Gate gate(Person person, KillSwitch killSwitch, Clock clock, PromptHash promptHash) {
        FolderChoice folders = new FolderChoice(person.home());
        Consent consent = new Consent(prompts, grants, new GrantMaker(clock, ids("g")), folders, person.home());
        Supplier<String> decisions = ids("d");
        return new Gate(
                elevations,
                killSwitch,
                consent,
                new PromptCleaner(screen, vaults, bodies),
                new Recorder(journal, promptHash::of),
                () -> new DecisionId(decisions.get()));
    }

    private static Map<String, AgentAdapter> adapters(Person person) {
        RealPath paths = new RealPath(person.home());
        return Roster.adapters(paths, new ShellActions(paths, person.home()));
    }

    /** Short names people can type: a letter, a dash, eight base-32 characters of randomness. */
    private Supplier<String> ids(String letter) {
        return new ShortIds(letter, random);
    }

    /** What the service takes from outside; {@code alarm} rings by {@code clock}. */
    record Outside(Clock clock, Alarm alarm, Confirmation confirmation) {}

    /** Whom the service acts for. */
    record Person(String name, long uid, AbsolutePath home) {}
}
