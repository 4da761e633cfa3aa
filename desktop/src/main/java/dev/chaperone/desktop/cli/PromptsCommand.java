package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the open questions; with {@code --follow} also those to come. */
@Command(name = "prompts", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PromptsCommand implements Callable<Integer> {

    /** What is open is sent at once; after this pause there is nothing more. */
    private static final long SETTLE_MILLIS = 150;

    private final Context context;

    @Option(names = "--follow")
    boolean follow;

    PromptsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LinkedBlockingQueue<PromptEvent> events = new LinkedBlockingQueue<>();
        PromptText text = new PromptText(context);
        int shown = 0;
        try (ConsentDesk.Watch _ = context.client().watch(events::add)) {
            for (PromptEvent event = next(events); event != null; event = next(events)) {
                switch (event) {
                    case PromptEvent.Pending(var prompt) -> {
                        text.show(prompt);
                        shown++;
                    }
                    case PromptEvent.Closed(var id, var outcome) -> context.print("%s ended: %s", id, outcome);
                    case PromptEvent.Disconnected(var reason) -> throw new IOException(reason);
                }
            }
        }
        if (shown == 0) {
            context.print("Nothing is being asked.");
        }
        return 0;
    }

    private @Nullable PromptEvent next(LinkedBlockingQueue<PromptEvent> events) throws InterruptedException {
        return follow ? events.take() : events.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
