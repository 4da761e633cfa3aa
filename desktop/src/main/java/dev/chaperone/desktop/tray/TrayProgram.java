package dev.chaperone.desktop.tray;

import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.SteadyWatch;
import dev.chaperone.desktop.tray.TrayDesk.Surfaces;
import dev.chaperone.desktop.tray.linux.SessionBus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code chaperone tray} from start to end. Builds its objects, in the order they depend on each other. */
public final class TrayProgram {

    /** How often it asks how things stand; questions come at once and do not wait for this. */
    private static final long LOOK_SECONDS = 30;

    private final Path people;
    private final Path home;
    private final List<String> windowCommand;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param people the people's socket */
    public TrayProgram(Path people, Path home) {
        this.people = people;
        this.home = home;
        ProcessHandle.Info self = ProcessHandle.current().info();
        this.windowCommand = WindowCommand.like(
                self.command().orElse("chaperone"), List.of(self.arguments().orElse(new String[] {"tray"})));
    }

    /** Runs until {@link #stop}. {@code ready} is called once the icon is there or known to be impossible. */
    public void run(Runnable ready) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tray").factory());
        Executor background = task -> Thread.ofVirtual().name("tray-call").start(task);
        PeopleClient client = new PeopleClient(people);
        TrayWords words = new TrayWords(Locale.getDefault(), ZoneId.systemDefault(), home.toString());
        Mail<TrayDesk> mail = new Mail<>(thread);
        try (ProcessLauncher launcher = new ProcessLauncher(windowCommand, thread);
                SessionBus bus = SessionBus.open(new BusEars(mail))) {
            WindowRole window = new WindowRole(launcher, clock);
            Consumer<Optional<ServiceLink.Report>> reports = reports(mail, window);
            ServiceLink link = new ServiceLink(client, background, reports);
            mail.deliverTo(new TrayDesk(new Surfaces(bus.icon(), bus.notices(), window), link, words, clock));
            try (SteadyWatch watch =
                    new SteadyWatch(client, thread, event -> mail.send(desk -> desk.see(event)), link::refresh)) {
                thread.execute(window::prime);
                watch.start();
                var _ = thread.scheduleAtFixedRate(link::refresh, 0, LOOK_SECONDS, TimeUnit.SECONDS);
                ready.run();
                stopping.await();
            }
        } finally {
            thread.shutdownNow();
        }
    }

    private static Consumer<Optional<ServiceLink.Report>> reports(Mail<TrayDesk> mail, WindowRole window) {
        AgentActivity activity = new AgentActivity();
        return report -> mail.send(desk -> {
            report.ifPresentOrElse(r -> desk.heard(r.state(), r.grants()), desk::lost);
            if (activity.seenIn(report.flatMap(ServiceLink.Report::newest))) {
                window.prime();
            }
        });
    }

    public void stop() {
        stopping.countDown();
    }
}
