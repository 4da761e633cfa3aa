package dev.chaperone.desktop.cli;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.rehearsal.Replay;
import dev.chaperone.model.policy.rehearsal.ReplayReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Which of the recorded answers another policy would change. Exit code 0 if none, 1 if some; 2 if it could not be found
 * out.
 */
@Command(name = "replay", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PolicyReplayCommand implements Callable<Integer> {

    private static final int EXAMPLES = 3;

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "policy.files")
    List<Path> files = new ArrayList<>();

    @Option(names = "--since", defaultValue = "", paramLabel = "TIME", descriptionKey = "since")
    String since = "";

    @Option(names = "--events", paramLabel = "FILE", descriptionKey = "policy.events")
    Optional<Path> events = Optional.empty();

    PolicyReplayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try {
            ReplayReport report =
                    replay(new PolicyFiles(context).composed(files).policy());
            print(report);
            return report.changes().isEmpty() ? 0 : 1;
        } catch (PolicyFiles.Unusable e) {
            e.report(spec.commandLine().getErr());
            return Failures.NOT_DONE;
        }
    }

    private ReplayReport replay(Policy policy) throws IOException {
        Instant start = since.isEmpty() ? Instant.EPOCH : Since.parse(since, context.clock());
        Replay replay = new Replay(policy, new AbsolutePath(context.home().toString()));
        RecordedEvents recorded = new RecordedEvents(context, events);
        recorded.each(event -> add(event, start, replay));
        return replay.report();
    }

    private static void add(AuditEvent event, Instant start, Replay replay) {
        if (event.body() instanceof EventBody.Decided decided && !event.time().isBefore(start)) {
            replay.add(decided);
        }
    }

    private void print(ReplayReport report) {
        context.print(
                "%d recorded decisions make %d calls; the policy would answer %d of them differently.",
                report.events(), report.calls(), report.changed());
        report.changes().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ReplayReport.Change, List<EventBody.Decided>> e) ->
                        !e.getKey().isStricter()))
                .forEach(e -> print(e.getKey(), e.getValue()));
        if (report.withoutSay() > 0) {
            context.print("%d had no policy decide them (stops and failures).", report.withoutSay());
        }
        if (report.toolCalls() > 0) {
            context.print(
                    "%d are calls of tools; their names are not recorded, so a rule about tools counts where it "
                            + "decided then.",
                    report.toolCalls());
        }
    }

    private void print(ReplayReport.Change change, List<EventBody.Decided> calls) {
        context.print(
                "  %s: %d times %s instead of %s by %s",
                change.isStricter() ? "stricter" : "laxer",
                calls.size(),
                word(change.after().name()),
                word(change.before().name()),
                change.rule());
        calls.stream()
                .limit(EXAMPLES)
                .forEach(call -> context.print(
                        "      %s %s %s %s",
                        call.decisionId(),
                        call.agent(),
                        call.action(),
                        call.paths().stream().findFirst().map(context::shorten).orElse("")));
    }

    private static String word(String effect) {
        return effect.toLowerCase(Locale.ROOT);
    }
}
