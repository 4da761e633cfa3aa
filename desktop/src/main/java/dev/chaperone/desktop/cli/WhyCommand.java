package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.explain.EventText;
import dev.chaperone.desktop.people.PeopleReply.Events;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains a decision from the journal: who asked, what for, what answered, under which policy. */
@Command(name = "why", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class WhyCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "DECISION")
    String decision = "";

    WhyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (context.ask(new PeopleRequest.Why(decision)) instanceof Events(var events)) {
            EventText text = new EventText(context::shorten);
            events.forEach(event -> text.whole(event).forEach(line -> context.print("%s", line)));
        }
        return 0;
    }
}
