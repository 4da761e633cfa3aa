package dev.chaperone.desktop.ui;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.SteadyWatch;
import dev.chaperone.desktop.ui.UiProgram.Role;
import dev.chaperone.desktop.ui.leaving.LeavingWindow;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.prompt.PromptPresenter;
import dev.chaperone.desktop.ui.window.MainWindow;
import dev.chaperone.desktop.ui.window.ThisLaptop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the program and ties it to the service. Its name is the window class that a desktop sees. */
public final class ChaperoneWindows extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(ChaperoneWindows.class);

    /** How often it looks whether it may go; the only work while idle. */
    private static final long IDLE_LOOK_SECONDS = 30;

    private static final long PRIME_DELAY_MILLIS = 500;

    /** Commands that run this program. */
    private static final List<String> COMMANDS = List.of("ui", "open", "sanitise");

    private Optional<MainWindow> main = Optional.empty();
    private final Clock clock = Clock.systemUTC();
    private final IdleExit idle = new IdleExit(clock);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ui-timer").factory());

    @Override
    public void start(Stage unused) {
        Platform.setImplicitExit(false);
        Look.loadFonts();
        Role role = Role.valueOf(getParameters().getRaw().get(4));
        PeopleClient client = new PeopleClient(Path.of(getParameters().getRaw().get(0)));
        switch (role) {
            case STAYING, OF_TRAY -> ask(client, role);
            case MAIN_WINDOW -> openMain(client);
            case CHECK -> check();
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }

    private void check() {
        LeavingWindow window = new LeavingWindow();
        window.whenClosed(Platform::exit);
        window.show(getParameters().getRaw().get(5));
    }

    private void openMain(PeopleClient client) {
        MainWindow window = mainWindow(client);
        window.whenClosed(Platform::exit);
        new SteadyWatch(
                        client,
                        timer,
                        _ -> Platform.runLater(window::happened),
                        () -> Platform.runLater(window::happened))
                .start();
        window.show();
    }

    private void ask(PeopleClient client, Role role) {
        Executor background = task -> Thread.ofVirtual().name("desk").start(task);
        PromptPresenter prompts = PromptPresenter.inWindow(
                client,
                new PromptPresenter.Threads(Platform::runLater, background),
                clock,
                getParameters().getRaw().get(1));
        SteadyWatch watch = new SteadyWatch(
                client, timer, event -> Platform.runLater(() -> see(prompts, event)), () -> greet(client, prompts));
        watch.start();
        // A question that waits already is shown first; priming would only hold it up.
        var _ = timer.schedule(() -> Platform.runLater(prompts::prime), PRIME_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        if (role == Role.OF_TRAY) {
            new Orders(System.in, order -> Platform.runLater(() -> obey(client, prompts, order))).listen();
        }
        var _ = timer.scheduleAtFixedRate(
                () -> Platform.runLater(() -> look(prompts)), IDLE_LOOK_SECONDS, IDLE_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private MainWindow mainWindow(PeopleClient client) {
        List<String> places = getParameters().getRaw();
        Path home = Path.of(places.get(1));
        ThisLaptop laptop = new ThisLaptop(
                home,
                Path.of(places.get(2)),
                Path.of(places.get(3)),
                System.getenv(),
                ThisLaptop.program(ProcessHandle.current().info(), COMMANDS));
        return new MainWindow(client, laptop, home, clock);
    }

    private void obey(PeopleClient client, PromptPresenter prompts, Orders.Order order) {
        switch (order) {
            case PRIME -> idle.used();
            case REVIEW -> prompts.review();
            case OPEN -> {
                idle.used();
                MainWindow window = main.orElseGet(() -> mainWindow(client));
                main = Optional.of(window);
                window.show();
            }
            case LEAVE -> leave(prompts);
        }
    }

    /** An open popup at the end makes the toolkit fail, so it goes first. */
    private void leave(PromptPresenter prompts) {
        prompts.see(new PromptEvent.Disconnected("leaving"));
        main.ifPresent(MainWindow::close);
        Platform.exit();
    }

    private void see(PromptPresenter prompts, PromptEvent event) {
        idle.used();
        prompts.see(event);
        main.ifPresent(MainWindow::happened);
    }

    private static void greet(PeopleClient client, PromptPresenter prompts) {
        try {
            if (client.call(new PeopleRequest.Status()) instanceof PeopleReply.State state) {
                Platform.runLater(() -> prompts.managedBy(state.organisation()));
            }
        } catch (IOException e) {
            LOG.debug("the service did not say who manages this laptop", e);
        }
    }

    private void look(PromptPresenter prompts) {
        if (prompts.isShowing() || main.filter(MainWindow::isShowing).isPresent()) {
            idle.used();
        } else if (idle.isDue()) {
            LOG.info("nothing was shown for {} minutes, leaving", IdleExit.PATIENCE.toMinutes());
            leave(prompts);
        }
    }
}
