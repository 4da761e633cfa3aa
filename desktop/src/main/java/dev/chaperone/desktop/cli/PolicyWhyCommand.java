package dev.chaperone.desktop.cli;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.PromptRules;
import dev.chaperone.model.policy.Rule;
import dev.chaperone.model.policy.SourceLine;
import dev.chaperone.model.policy.rehearsal.PolicyCases;
import dev.chaperone.model.policy.rehearsal.Rehearsal;
import dev.chaperone.model.policy.rehearsal.Ruling;
import dev.chaperone.model.policy.rehearsal.Supposed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a policy would answer to an action, which rules match it, and which of them decides. */
@Command(name = "why", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class PolicyWhyCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--agent", defaultValue = "claude-code", paramLabel = "NAME", descriptionKey = "policy.agent")
    String agent = "";

    @Option(names = "--action", required = true, paramLabel = "ACTION", descriptionKey = "policy.action")
    String action = "";

    @Option(names = "--path", paramLabel = "PATH", descriptionKey = "policy.path")
    Optional<String> path = Optional.empty();

    @Option(
            names = {"--tool", "--model"},
            defaultValue = "",
            paramLabel = "NAME",
            descriptionKey = "policy.tool")
    String tool = "";

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "policy.instead")
    List<Path> files = new ArrayList<>();

    PolicyWhyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try {
            explain(new PolicyFiles(context).composed(files), supposed());
            return 0;
        } catch (PolicyFiles.Unusable e) {
            return e.report(spec.commandLine().getErr());
        }
    }

    private Supposed supposed() {
        ActionKind kind = ActionKind.named(action)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no action; use %s"
                        .formatted(
                                action,
                                String.join(
                                        ", ",
                                        Arrays.stream(ActionKind.values())
                                                .map(ActionKind::wireName)
                                                .toList()))));
        return new Supposed(agent, kind, path.map(p -> PolicyCases.path(p, home())), tool);
    }

    private AbsolutePath home() {
        return new AbsolutePath(context.home().toString());
    }

    private void explain(Composition composition, Supposed supposed) {
        Rehearsal rehearsal = new Rehearsal(composition.policy(), home());
        Ruling ruling = rehearsal.rule(supposed);
        String observed = ruling.mode() == Mode.OBSERVE ? ", but is only observed: it goes ahead" : "";
        context.print("%s %s by %s%s", agent, word(ruling), ruling.rule(), observed);
        for (Rule rule : rehearsal.matching(supposed)) {
            SourceLine at = composition.ruleLines().getOrDefault(rule.id(), new SourceLine("", 0));
            context.print(
                    "  %s %-7s %-24s %s%s",
                    rule.id().equals(ruling.rule()) ? "*" : " ",
                    rule.effect(),
                    rule.id(),
                    context.shorten(at.toString()),
                    notes(rule));
        }
        Arrays.stream(PromptRules.Refusal.values())
                .filter(refusal -> refusal.rule().equals(ruling.rule()))
                .forEach(refusal -> context.print("  * forbid  %s", setting(composition, refusal)));
        if (ruling.rule().equals("default.deny")) {
            context.print("  No rule matches, and what no rule allows is forbidden.");
        }
    }

    private String setting(Composition composition, PromptRules.Refusal refusal) {
        return composition.settings().stream()
                .filter(setting -> setting.key().name().equals(refusal.setting()))
                .map(setting -> "%s: %s, %s"
                        .formatted(
                                refusal.setting(),
                                setting.value(),
                                context.shorten(setting.from().given().at().toString())))
                .findFirst()
                .orElse(refusal.setting());
    }

    private static String notes(Rule rule) {
        String fallback = rule.fallback() ? ", counts only where no other rule matches" : "";
        return fallback
                + rule.mode()
                        .map(m -> ", mode " + m.name().toLowerCase(Locale.ROOT))
                        .orElse("");
    }

    private static String word(Ruling ruling) {
        return switch (ruling.effect()) {
            case FORBID -> "is refused";
            case ASK -> "has to ask";
            case PERMIT -> "may";
        };
    }
}
