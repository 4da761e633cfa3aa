package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.explain.EventText;
import dev.chaperone.desktop.trial.Trial;
import dev.chaperone.model.consent.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on this machine; stays while there is a terminal, or when told to. */
@Command(name = "up", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class UpCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--answer", paramLabel = "once|session|folder|deny", descriptionKey = "answer")
    String answer = "";

    @Option(names = "--no-tour", descriptionKey = "no-tour")
    boolean noTour;

    @Option(names = "--stay", descriptionKey = "stay")
    boolean stay;

    @Option(names = "--port", defaultValue = "7480", descriptionKey = "port")
    int port;

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Answer> scripted = answer.isEmpty() ? Optional.empty() : Optional.of(Answer.named(answer));
        Trial.Options options = new Trial.Options(
                scripted, !noTour, stay || noTour || context.terminal(), port, context.hasDisplay(), typedLines());
        Thread main = Thread.currentThread();
        try (Trial trial = new Trial(options, context.folders(), context.out())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main, trial)));
            trial.run(event -> new EventText(context::shorten).line(event));
        }
        return 0;
    }

    /** Ctrl-C: ends the wait and stops the programs before this process goes. */
    private static void stop(Thread main, Trial trial) {
        main.interrupt();
        trial.close();
    }

    private Optional<BlockingQueue<String>> typedLines() {
        if (!context.terminal()) {
            return Optional.empty();
        }
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("terminal").start(() -> {
            try {
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(lines::add);
            } catch (java.io.UncheckedIOException _) {
                lines.clear(); // the terminal has gone; nobody types any more
            }
        });
        return Optional.of(lines);
    }
}
