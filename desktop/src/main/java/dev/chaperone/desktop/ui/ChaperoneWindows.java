package dev.chaperone.desktop.ui;

import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.SteadyWatch;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.prompt.PromptPresenter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

    private final Clock clock = Clock.systemUTC();
    private final IdleExit idle = new IdleExit(clock);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ui-timer").factory());

    @Override
    public void start(Stage unused) {
        Platform.setImplicitExit(false);
        Look.loadFonts();
        List<String> arguments = getParameters().getRaw();
        PeopleClient client = new PeopleClient(Path.of(arguments.get(0)));
        Executor background = task -> Thread.ofVirtual().name("desk").start(task);
        PromptPresenter prompts = PromptPresenter.inWindow(
                client, new PromptPresenter.Threads(Platform::runLater, background), clock, arguments.get(1));
        SteadyWatch watch = new SteadyWatch(
                client, timer, event -> Platform.runLater(() -> see(prompts, event)), () -> greet(client, prompts));
        watch.start();
        // A question that waits already is shown first; priming would only hold it up.
        var _ = timer.schedule(() -> Platform.runLater(prompts::prime), PRIME_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        if (Boolean.parseBoolean(arguments.get(2))) {
            new Orders(System.in, order -> Platform.runLater(() -> obey(prompts, order))).listen();
        }
        var _ = timer.scheduleAtFixedRate(
                () -> Platform.runLater(() -> look(prompts)), IDLE_LOOK_SECONDS, IDLE_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }

    private void obey(PromptPresenter prompts, Orders.Order order) {
        switch (order) {
            case PRIME -> idle.used();
            case REVIEW -> prompts.review();
            case LEAVE -> leave(prompts);
        }
    }

    /** An open popup at the end makes the toolkit fail, so it goes first. */
    private static void leave(PromptPresenter prompts) {
        prompts.see(new PromptEvent.Disconnected("leaving"));
        Platform.exit();
    }

    private void see(PromptPresenter prompts, PromptEvent event) {
        idle.used();
        prompts.see(event);
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
        if (prompts.isShowing()) {
            idle.used();
        } else if (idle.isDue()) {
            LOG.info("nothing was shown for {} minutes, leaving", IdleExit.PATIENCE.toMinutes());
            leave(prompts);
        }
    }
}
