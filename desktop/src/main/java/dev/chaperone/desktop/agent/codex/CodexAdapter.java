package dev.chaperone.desktop.agent.codex;

import static java.util.Map.entry;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.Coverage;
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
            NAME, Set.of("0.169.0"), Coverage.all(Hold.WHILE_HOOKED).without(Channel.MENTION));

    /** What each tool does. Reading goes through the shell; {@code write_stdin} raises no event. */
    private static final Map<String, ToolRule> TOOLS = Map.ofEntries(
            entry("Bash", new ToolRule.Runs("command", "workdir")),
            entry("apply_patch", new ToolRule.Patches("command")),
            entry("view_image", ToolRule.reads("path")),
            entry("update_plan", new ToolRule.Internal()),
            entry("web_search", new ToolRule.Browses("search")),
            // Version 0.169.0 names the first alone and the others with their group before it.
            entry("spawn_agent", new ToolRule.Foreign()), // files may be handed over with the task
            entry("multi_agent_v1send_input", new ToolRule.Foreign()),
            entry("multi_agent_v1wait_agent", new ToolRule.Internal()),
            entry("multi_agent_v1close_agent", new ToolRule.Internal()),
            entry("multi_agent_v1resume_agent", new ToolRule.Internal()));

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
