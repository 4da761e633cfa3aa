package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Coverage;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.FieldNames;
import dev.chaperone.desktop.agent.hook.HookJson;
import dev.chaperone.desktop.agent.hook.HookReading;
import dev.chaperone.desktop.agent.hook.Mentions;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.Verdict;
import java.util.List;
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

    private static final FieldNames FIELDS = new FieldNames(
            List.of("session_id"),
            List.of("cwd"),
            List.of("tool_use_id", "prompt_id"),
            List.of("tool_name"),
            List.of("tool_input"));

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
        return HookReading.of(call, FIELDS, this::question);
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return ClaudeCodeReply.of(call.event(), verdict);
    }

    private HookQuestion question(HookJson input) {
        return switch (input.event("hook_event_name")) {
            case "PreToolUse", "PermissionRequest" -> new HookQuestion.Ask(tools.actions(input, input.origin(paths)));
            case "UserPromptSubmit", "UserPromptExpansion" ->
                new HookQuestion.Ask(mentions.withPrompt(input.required("prompt"), input.origin(paths)));
            case String news when NEWS.contains(news) -> new HookQuestion.Observe();
            case String other -> throw new UnknownEventException(other);
        };
    }
}
