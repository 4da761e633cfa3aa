package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.GitSocket;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One change with the gates' report. Exit code 1 if it was stopped. */
@Command(name = "show", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class SubmitShowCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "ID", descriptionKey = "submit.change")
    String id = "";

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    SubmitShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        JsonNode change = SubmitCommand.read(new GitSocket(context.folders().hookSocket()), id);
        if (json) {
            context.print("%s", change);
        } else {
            new ChangeText(context).line(change);
            new ChangeText(context).show(change);
        }
        return ChangeText.isBad(change) ? 1 : 0;
    }
}
