package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.people.PeopleReply.PromptList;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the open questions; with {@code --follow} also those to come. */
@Command(name = "prompts", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PromptsCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--follow")
    boolean follow;

    PromptsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PromptText text = new PromptText(context);
        if (follow) {
            follow(text);
        } else if (context.ask(new PeopleRequest.Prompts()) instanceof PromptList(var prompts)) {
            prompts.forEach(text::show);
            if (prompts.isEmpty()) {
                context.print("Nothing is being asked.");
            }
        }
        return 0;
    }

    private void follow(PromptText text) throws IOException, InterruptedException {
        LinkedBlockingQueue<PromptEvent> events = new LinkedBlockingQueue<>();
        try (ConsentDesk.Watch _ = context.client().watch(events::add)) {
            while (true) {
                switch (events.take()) {
                    case PromptEvent.Pending(var prompt) -> text.show(prompt);
                    case PromptEvent.Closed(var id, var outcome) -> context.print("%s ended: %s", id, outcome);
                    case PromptEvent.Disconnected(var reason) -> throw new IOException(reason);
                }
            }
        }
    }
}
