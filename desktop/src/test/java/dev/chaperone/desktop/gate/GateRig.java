package dev.chaperone.desktop.gate;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.GrantFile;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Approver;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.consent.Prompt.Glance;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.sanitise.ResponseMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The real gate with real grants on disk, a person who answers from a script, and a clock that is turned by hand. */
final class GateRig {

    private final Path disk;
    private final Path home;
    private final Aead aead;
    private final FakeAlarm alarm;
    private final FakeJournal journal = new FakeJournal();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Prompt> asked = new ArrayList<>();
    private final GrantBook grants;
    private final KillSwitch killSwitch;
    private final PromptQueue queue;
    private SecureRandom random = new SecureRandom();
    private ResponseMatrix matrix = ResponseMatrix.standard();

    GateRig(Path disk) throws IOException {
        this(disk, newAead(), new FakeAlarm());
    }

    private GateRig(Path disk, Aead aead, FakeAlarm alarm) throws IOException {
        this.disk = disk;
        this.aead = aead;
        this.alarm = alarm;
        this.home = Files.createDirectories(disk.resolve("home/ana"));
        this.grants = new GrantBook(new GrantFile(PrivateDirectory.open(disk.resolve("state")), aead), clock());
        this.killSwitch = new KillSwitch(PrivateDirectory.open(disk.resolve("state")), clock());
        AtomicInteger ids = new AtomicInteger();
        this.queue = new PromptQueue(
                alarm, _ -> CompletableFuture.completedFuture(Glance.NONE), () -> "p" + ids.incrementAndGet());
    }

    GateRig restart() throws IOException {
        return new GateRig(disk, aead, alarm);
    }

    void answerNext(Answer answer) {
        script.add(answer);
    }

    void staySilent() {
        script.clear();
    }

    void setBack(Duration step) {
        alarm.setBack(step);
    }

    void advance(Duration step) {
        alarm.advance(step);
    }

    /** For prompts from now on. */
    void use(ResponseMatrix other) {
        matrix = other;
    }

    /** A random source that throws makes the cleaner fail on the next new session. */
    void breakCleaner() {
        random = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                throw new IllegalStateException("no randomness");
            }
        };
    }

    /** Decides on a thread of its own while this one plays the person and turns the clock. */
    Verdict decide(AgentAction... actions) {
        AtomicInteger ids = new AtomicInteger();
        Policy policy = PolicySources.builtIn().policy();
        Gate gate = new Gate(
                () -> policy,
                killSwitch,
                new Consent(
                        queue,
                        grants,
                        new GrantMaker(clock(), () -> "g" + asked.size()),
                        new FolderChoice(new AbsolutePath(home.toString())),
                        new AbsolutePath(home.toString())),
                new PromptCleaner(Responses.screen(matrix), new SessionVaults(random), new PartedBodies()),
                new Recorder(journal),
                () -> new DecisionId("d" + ids.incrementAndGet()));
        Question question = new Question(List.of(actions), "test", new CompletableFuture<>());
        CompletableFuture<Verdict> verdict = CompletableFuture.supplyAsync(() -> gate.decide(question));
        try (ConsentDesk.Watch _ = queue.watch(this::person)) {
            while (!verdict.isDone()) {
                alarm.ringNext();
                Thread.onSpinWait();
            }
        }
        return verdict.join();
    }

    private void person(PromptEvent event) {
        if (event instanceof PromptEvent.Pending(var prompt)) {
            asked.add(prompt);
            Answer answer = script.poll();
            if (answer != null) {
                queue.answer(prompt.id(), answer, Approver.byProgram("ana"));
            }
        }
    }

    List<Prompt> asked() {
        return asked;
    }

    FakeJournal journal() {
        return journal;
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    /** What {@code chaperone stop} does to the gate. */
    void stop() throws IOException {
        killSwitch.stop("ana");
        queue.stopAll();
    }

    GrantBook grants() {
        return grants;
    }

    Path grantFile() {
        return disk.resolve("state/grants");
    }

    Path home() {
        return home;
    }

    private Clock clock() {
        return alarm.clock();
    }

    private static Aead newAead() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
