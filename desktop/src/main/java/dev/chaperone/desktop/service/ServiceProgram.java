package dev.chaperone.desktop.service;

import dev.chaperone.desktop.confirm.Polkit;
import dev.chaperone.desktop.consent.SystemAlarm;
import dev.chaperone.desktop.service.Wiring.Person;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service from start to stop. */
public final class ServiceProgram {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProgram.class);

    /** How long answers may take that are on their way when the service stops. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final StateFolders folders;
    private final String version;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    public ServiceProgram(StateFolders folders, String version) {
        this.folders = folders;
        this.version = version;
    }

    /**
     * Runs until {@link #stop}. Says {@code service ready} through {@code ready} once both sockets listen.
     *
     * @param central address to enrol with; empty for the one in the policy, which may change
     * @param secret enrolment secret; empty for the one in the policy
     */
    public void run(String central, String secret, Runnable ready) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        try (SystemAlarm alarm = new SystemAlarm(clock)) {
            serve(
                    new Wiring(folders, person(), version, new Wiring.Outside(clock, alarm, new Polkit(Polkit.CLIENT))),
                    central,
                    secret,
                    ready);
        } finally {
            stopped.countDown(); // also when nothing started, or a shutdown hook would wait for ever
        }
    }

    private void serve(Wiring wiring, String central, String secret, Runnable ready)
            throws IOException, InterruptedException {
        try {
            wiring.journal.append(new EventBody.ServiceStarted(version, System.getProperty("user.name")));
            wiring.hookSocket.start();
            wiring.peopleSocket.start();
            wiring.guardSocket.start();
            wiring.policyWatcher.start();
            wiring.changes.start(wiring.changeDesk);
            wiring.gateway.resume();
            wiring.protection.start();
            wiring.evidence.connect(() -> target(wiring.policy.get().settings(), central, secret));
            wiring.policyPull.start();
            ready.run();
            LOG.info("service ready");
            stopping.await();
        } finally {
            shutDown(wiring);
        }
    }

    private static Enroller.Target target(Settings settings, String central, String secret) {
        return new Enroller.Target(
                central.isEmpty() ? settings.centralUrl() : central,
                secret.isEmpty() ? settings.enrolmentSecret() : secret);
    }

    /** Asks the service to stop and waits until its last event is on disk. Callable from a shutdown hook. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        stopped.await();
    }

    /** New questions first, open ones next, then the last event, then the journal. */
    static void shutDown(Wiring wiring) throws IOException, InterruptedException {
        wiring.hookSocket.close();
        wiring.guardSocket.close();
        wiring.gateway.close();
        wiring.prompts.withdrawAll();
        wiring.hookSocket.awaitIdle(LAST_ANSWERS);
        wiring.peopleSocket.close();
        wiring.peopleSocket.hangUp();
        wiring.policyWatcher.close();
        wiring.changes.close();
        wiring.protection.close();
        wiring.policyPull.close();
        try {
            wiring.journal.append(new EventBody.ServiceStopped(Texts.get("stopped")));
        } catch (IOException e) {
            LOG.error("the last event could not be written: {}", e.getMessage());
        }
        wiring.evidence.close();
        wiring.journal.close();
    }

    private static Person person() throws IOException {
        Path home = Path.of(System.getProperty("user.home")).toRealPath();
        long uid = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        return new Person(System.getProperty("user.name"), uid, new AbsolutePath(home.toString()));
    }
}
