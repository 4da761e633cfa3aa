package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.GitSocket;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was handed in from this laptop. */
@Command(name = "list", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
class SubmitListCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    SubmitListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        String list = new GitSocket(context.folders().hookSocket()).ask("SubmitList");
        if (json) {
            context.print("%s", list);
            return 0;
        }
        JsonNode changes = JsonMapper.shared().readTree(list);
        changes.forEach(change -> new ChangeText(context).line(change));
        if (changes.isEmpty()) {
            context.print("Nothing was handed in from this laptop.");
        }
        return 0;
    }
}
