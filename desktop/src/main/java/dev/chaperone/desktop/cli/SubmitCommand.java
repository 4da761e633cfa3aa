package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.GitSocket;
import dev.chaperone.desktop.push.HandIn;
import dev.chaperone.desktop.push.WorkTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands work in. For agents as much as for people: who calls is found out by the service. Exit code 1 if the gates
 * stopped it.
 */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.chaperone.desktop.cli.cli",
        subcommands = {SubmitListCommand.class, SubmitStatusCommand.class, SubmitShowCommand.class})
final class SubmitCommand implements Callable<Integer> {

    private static final int LOOKS = 60;
    private static final long PAUSE_MILLIS = 250;

    private final Context context;

    @Option(names = "--to", paramLabel = "BRANCH", descriptionKey = "submit.to")
    String to = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            descriptionKey = "submit.message")
    String message = "";

    @Option(names = "--repository", paramLabel = "NAME", descriptionKey = "submit.repository")
    String repository = "";

    @Option(names = "-C", paramLabel = "FOLDER", descriptionKey = "folder")
    Path folder = Path.of("");

    @Option(names = "--no-wait", descriptionKey = "submit.no-wait")
    boolean noWait;

    SubmitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        WorkTree tree = WorkTree.around(folder);
        HandIn work = tree.ahead(to, repository, message);
        GitSocket service = new GitSocket(context.folders().hookSocket());
        String id = service.ask("Submit", work.line(), tree.bundle(work));
        context.print(
                "Handed in as %s for %s of %s.",
                id, work.target().branch(), work.target().repository());
        if (tree.isDirty()) {
            context.print("What is not committed is not part of it.");
        }
        JsonNode change = read(service, id);
        for (int i = 0;
                i < LOOKS && !noWait && isHere(change) && problem(change).isEmpty();
                i++) {
            Thread.sleep(PAUSE_MILLIS);
            change = read(service, id);
        }
        new ChangeText(context).show(change);
        return ChangeText.isBad(change) ? 1 : 0;
    }

    static JsonNode read(GitSocket service, String id) throws IOException {
        return JsonMapper.shared().readTree(service.ask("SubmitShow", id.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isHere(JsonNode change) {
        return change.path("state").asString("").equals("waiting");
    }

    private static String problem(JsonNode change) {
        return change.path("problem").asString("");
    }
}
