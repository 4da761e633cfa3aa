package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.guard.Enforcement;
import dev.chaperone.desktop.guard.Finding;
import dev.chaperone.desktop.guard.Probe;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this machine can enforce for {@code chaperone run}. Exit code 1 if not everything. */
@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class GuardStatusCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    GuardStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Enforcement enforcement = Probe.look();
        if (json) {
            context.print("%s", json(enforcement));
        } else {
            context.print("%s", summary(enforcement));
            enforcement
                    .findings()
                    .forEach(f -> context.print("  %-10s %-16s %s", word(f.state()), word(f), f.detail()));
        }
        return enforcement.complete() ? 0 : 1;
    }

    private static String summary(Enforcement enforcement) {
        if (enforcement.complete()) {
            return "The kernel can hold agents here. Start one with: chaperone run --user NAME -- COMMAND";
        }
        return enforcement.possible()
                ? "The kernel can hold agents here, but not everything is enforced:"
                : "The kernel can NOT hold agents here; hooks still ask you:";
    }

    private static String json(Enforcement enforcement) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.put("possible", enforcement.possible()).put("complete", enforcement.complete());
        for (Finding f : enforcement.findings()) {
            all.withArray("findings")
                    .addObject()
                    .put("feature", f.feature().name().toLowerCase(Locale.ROOT))
                    .put("state", word(f.state()))
                    .put("detail", f.detail());
        }
        return all.toString();
    }

    private static String word(Finding finding) {
        return finding.feature().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String word(Finding.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
