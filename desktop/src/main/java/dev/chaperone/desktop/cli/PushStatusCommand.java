package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.PushGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What protects pushes here, and what would get past. Exit code 1 if git's hook does not protect. */
@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PushStatusCommand implements Callable<Integer> {

    /** As measured: docs/push-bypass.md has the whole table. */
    private static final List<String> PAST_HOOKS = List.of(
            "git push --no-verify, git -c core.hooksPath=…, GIT_CONFIG_COUNT, GIT_CONFIG_GLOBAL, git send-pack",
            "a repository that sets core.hooksPath itself, as husky does",
            "programs that do without git: libgit2, JGit, isomorphic-git, curl, gh api, MCP servers");

    private final Context context;

    @Option(names = "-C", paramLabel = "FOLDER", descriptionKey = "folder")
    Path folder = Path.of("");

    PushStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        PushGuard.Standing standing = standing();
        context.print("%s", hook(standing));
        context.print(
                "  service     %s",
                Files.exists(context.folders().hookSocket())
                        ? "runs and says who pushes"
                        : "does not run; known agents are refused by the hook alone, you still can push");
        context.print("  agents      their own hooks see the command before git does; see: chaperone agents");
        context.print("Gets past git's hook, and is stopped only if an agent's own hook sees the command:");
        PAST_HOOKS.forEach(line -> context.print("  - %s", line));
        context.print("What neither sees is open outside a Chaperone session. The way out: chaperone submit");
        return standing instanceof PushGuard.Standing.Protected ? 0 : 1;
    }

    /** The person's place, or else the machine's. */
    private PushGuard.Standing standing() throws IOException {
        PushGuard.Standing person = context.pushGuard(folder).standing();
        if (person instanceof PushGuard.Standing.Protected) {
            return person;
        }
        PushGuard.Standing machine = context.machinePushGuard(folder).standing();
        return machine instanceof PushGuard.Standing.Off ? person : machine;
    }

    private String hook(PushGuard.Standing standing) {
        return "  git's hook  "
                + switch (standing) {
                    case PushGuard.Standing.Protected _ -> "asks Chaperone before each push";
                    case PushGuard.Standing.Off _ -> "off; switch it on with: chaperone push protect";
                    case PushGuard.Standing.Overridden(var origin, var hooks) ->
                        "does NOT protect here, %s leads git to %s"
                                .formatted(origin.replaceFirst("^file:", ""), context.shorten(hooks));
                };
    }
}
