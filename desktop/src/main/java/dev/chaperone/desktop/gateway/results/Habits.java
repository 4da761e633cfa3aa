package dev.chaperone.desktop.gateway.results;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How agents write the result of a call that never ran, and which of their tools raise no hook although they read no
 * file; as seen in the versions our tests run. What is not listed counts as run.
 */
final class Habits {

    /** Longer ones may hold more than a complaint, of which some quote the call. */
    private static final int LONGEST_FAILURE = 4_000;

    private static final int LONGEST_REFUSAL = 1_000;
    private static final int LONGEST_OF_SHIM = 300;

    private static final Habits NONE = new Habits(List.of(), List.of(), Set.of());

    private static final Map<String, Habits> OF = Map.of(
            "claude-code",
                    new Habits(
                            List.of("<tool_use_error>"),
                            List.of(
                                    "The user doesn't want to ",
                                    "[Tool call ",
                                    "[Tool result missing",
                                    "[Request interrupted"),
                            Set.of()),
            "gemini-cli", new Habits(List.of("params must ", "params/", "Tool \""), List.of(), Set.of()),
            "codex",
                    new Habits(
                            List.of(),
                            List.of(
                                    "unsupported call: ",
                                    "unsupported custom tool call: ",
                                    "failed to parse function arguments: ",
                                    "aborted"),
                            Set.of("write_stdin", "request_user_input")));

    private final List<String> failures;
    private final List<String> refusals;
    private final Set<String> withoutHook;

    /**
     * @param failures how failed results begin that came before the hook was asked
     * @param refusals how results begin that stand for none
     * @param withoutHook tools for which the agent asks no hook
     */
    private Habits(List<String> failures, List<String> refusals, Set<String> withoutHook) {
        this.failures = failures;
        this.refusals = refusals;
        this.withoutHook = withoutHook;
    }

    static Habits of(String agent) {
        return OF.getOrDefault(agent, NONE);
    }

    boolean asksNoHookFor(String tool) {
        return withoutHook.contains(tool);
    }

    /** Whether the result says that nothing was done. */
    boolean neverRan(ToolResult result) {
        String text = result.text();
        boolean failed = result.failed()
                && text.length() <= LONGEST_FAILURE
                && failures.stream().anyMatch(text::startsWith);
        boolean refused = text.length() <= LONGEST_REFUSAL && refusals.stream().anyMatch(text::startsWith);
        return failed || refused || isShim(text);
    }

    /** Our own hook's words where it could not reach the service. */
    private static boolean isShim(String text) {
        return text.length() <= LONGEST_OF_SHIM
                && text.contains(", so the answer is no. The person can see why with: chaperone status");
    }
}
