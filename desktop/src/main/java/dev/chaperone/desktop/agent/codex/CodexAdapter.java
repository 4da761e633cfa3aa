package dev.chaperone.desktop.agent.codex;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.FieldNames;
import dev.chaperone.desktop.agent.hook.HookJson;
import dev.chaperone.desktop.agent.hook.HookReading;
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Codex's hook language. Its folder already follows a command's {@code workdir} when the hook is called. */
public final class CodexAdapter implements AgentAdapter {

    public static final String NAME = "codex";

    public static final AgentProfile PROFILE = new AgentProfile(
            NAME,
            Set.of("0.169.0"),
            Map.of(
                    Channel.READ, Hold.WHILE_HOOKED,
                    Channel.WRITE, Hold.WHILE_HOOKED,
                    Channel.SHELL, Hold.WHILE_HOOKED,
                    Channel.FOREIGN_TOOL, Hold.WHILE_HOOKED,
                    Channel.PUSH, Hold.WHILE_HOOKED,
                    Channel.PROMPT, Hold.WHILE_HOOKED,
                    Channel.STARTED_PROGRAM, Hold.BLIND));

    /** What each tool does. Reading goes through the shell; {@code write_stdin} raises no event. */
    private static final Map<String, ToolRule> TOOLS = Map.of(
            "Bash", new ToolRule.Runs("command", "workdir"),
            "apply_patch", new ToolRule.Patches("command"),
            "view_image", ToolRule.reads("path"),
            "update_plan", new ToolRule.Internal(),
            "web_search", new ToolRule.Browses("search"));

    private final RealPath paths;
    private final ToolTable tools;

    public CodexAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.startsWith("mcp__"), paths, shell);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        return HookReading.of(call, FieldNames.snakeCase(), this::question);
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return CodexReply.of(call.event(), verdict);
    }

    private HookQuestion question(HookJson input) {
        return switch (input.event("hook_event_name")) {
            case "PreToolUse", "PermissionRequest" -> tools.question(input);
            case "UserPromptSubmit" ->
                new HookQuestion.Ask(
                        List.of(new AgentAction.SendPrompt(input.origin(paths), input.required("prompt"))));
            case "SessionStart", "SessionEnd", "PostToolUse", "Stop", "SubagentStart", "SubagentStop" ->
                new HookQuestion.Observe();
            case String other -> throw new UnknownEventException(other);
        };
    }
}
