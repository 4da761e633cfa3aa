package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Coverage;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.Mentions;
import dev.chaperone.desktop.agent.hook.UnknownToolException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.Cause.Failure;
import dev.chaperone.model.action.Verdict;
import java.util.Set;

/** Claude Code's hook language. */
public final class ClaudeCodeAdapter implements AgentAdapter {

    public static final String NAME = "claude-code";

    public static final AgentProfile PROFILE = new AgentProfile(NAME, Set.of("2.1.330"), Coverage.all(Hold.ENFORCED));

    /** Events whose answer can't stop anything, or where "no" would only stop the agent from stopping. */
    static final Set<String> NEWS = Set.of(
            "SessionStart",
            "SessionEnd",
            "PostToolUse",
            "PostToolUseFailure",
            "PermissionDenied",
            "Notification",
            "MessageDisplay",
            "InstructionsLoaded",
            "CwdChanged",
            "DirectoryAdded",
            "FileChanged",
            "Stop",
            "StopFailure",
            "SubagentStart",
            "SubagentStop",
            "PreCompact",
            "PostCompact");

    private final RealPath paths;
    private final ToolActions tools;
    private final Mentions mentions;

    public ClaudeCodeAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolActions(paths, shell);
        this.mentions = new Mentions(paths);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        String session = "unknown";
        try {
            HookInput input = HookInput.of(call);
            session = input.session();
            return question(call, input);
        } catch (UnknownToolException e) {
            return unreadable(session, Failure.Kind.UNKNOWN_TOOL, e.getMessage());
        } catch (IllegalArgumentException e) {
            return unreadable(session, Failure.Kind.UNREADABLE_INPUT, e.getMessage());
        }
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return ClaudeCodeReply.of(call.event(), verdict);
    }

    private HookQuestion question(HookCall call, HookInput input) {
        return switch (input.event()) {
            case "PreToolUse", "PermissionRequest" ->
                new HookQuestion.Ask(tools.actions(input, input.origin(call, paths)));
            case "UserPromptSubmit", "UserPromptExpansion" ->
                new HookQuestion.Ask(mentions.withPrompt(input.required("prompt"), input.origin(call, paths)));
            case String news when NEWS.contains(news) -> new HookQuestion.Observe();
            case String other ->
                unreadable(
                        input.session(),
                        Failure.Kind.UNKNOWN_EVENT,
                        "this version of Chaperone does not know the event '%s'".formatted(other));
        };
    }

    private static HookQuestion unreadable(
            String session, Failure.Kind kind, @org.jspecify.annotations.Nullable String message) {
        String words = String.valueOf(message);
        return new HookQuestion.Unreadable(session, new Failure(kind, words), words);
    }
}
