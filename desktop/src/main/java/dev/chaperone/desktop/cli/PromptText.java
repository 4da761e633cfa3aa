package dev.chaperone.desktop.cli;

import dev.chaperone.model.action.AgentIdentity.Proof;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A prompt in words, for terminals and screen readers: the same facts as the window. */
public final class PromptText {

    private final Context context;

    PromptText(Context context) {
        this.context = context;
    }

    void show(Prompt prompt) {
        context.print("%s", heading(prompt));
        context.print("  who   %s", who(prompt));
        context.print("  what  %s", what(prompt));
        if (!prompt.command().isEmpty()) {
            context.print("  runs  %s", visible(prompt.command()).replace("\n", "\n        "));
        }
        context.print("  why   %s (rule %s, %s)", prompt.why(), prompt.ruleId(), prompt.policyVersion());
        if (!prompt.agentsWords().isEmpty()) {
            context.print("        the agent says, unchecked: \"%s\"", prompt.agentsWords());
        }
        context.print(
                "  silence denies in %d s",
                Math.max(0, Duration.between(context.now(), prompt.deadline()).toSeconds()));
        context.print("  chaperone answer %s %s", prompt.id(), answers(prompt.offered()));
    }

    /** An agent's command could move the cursor or turn the reading order and show another command than it is. */
    static String visible(String command) {
        return command.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "\uFFFD");
    }

    private String heading(Prompt prompt) {
        String verb = prompt.access() == Access.READ ? "read" : "read and change";
        return "%s wants to %s %s"
                .formatted(
                        prompt.agent().name(),
                        verb,
                        context.shorten(prompt.folder().value()));
    }

    private static String who(Prompt prompt) {
        return prompt.agent().name() + " " + prompt.agent().version()
                + switch (prompt.agent().proof()) {
                    case Proof.ByProcess(var pid, var executable, var chain) ->
                        ", process %d, started from %s".formatted(pid, String.join(" > ", chain));
                    case Proof.Claimed _ -> ", not verified: only its own word";
                };
    }

    private static String what(Prompt prompt) {
        Prompt.Glance glance = prompt.glance();
        return "%s%d files%s%s%s%s"
                .formatted(
                        glance.complete() ? "" : "at least ",
                        glance.files(),
                        glance.sensitive() == 0 ? "" : ", %d look like credentials".formatted(glance.sensitive()),
                        glance.personal() == 0 ? "" : ", personal data in %d".formatted(glance.personal()),
                        glance.repository().isEmpty() ? "" : ", repository " + glance.repository(),
                        prompt.requests() > 1 ? ", %d requests".formatted(prompt.requests()) : "");
    }

    private static String answers(List<Answer> offered) {
        return offered.stream().map(Answer::wireName).collect(Collectors.joining("|"));
    }
}
