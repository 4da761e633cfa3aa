package dev.chaperone.desktop.agent.gemini;

import static java.util.Map.entry;

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
import dev.chaperone.desktop.agent.hook.TextParts;
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gemini CLI's hook language. Mentions are judged when a prompt is typed, its text each time before the model. */
public final class GeminiAdapter implements AgentAdapter {

    public static final String NAME = "gemini-cli";

    public static final AgentProfile PROFILE =
            new AgentProfile(NAME, Set.of("0.61.0"), Coverage.all(Hold.WHILE_HOOKED));

    private static final Map<String, ToolRule> TOOLS = Map.ofEntries(
            entry("run_shell_command", new ToolRule.Runs("command", "dir_path")),
            entry("read_file", ToolRule.reads("file_path", "absolute_path")),
            entry("list_directory", new ToolRule.Searches("dir_path", "")),
            entry("grep_search", new ToolRule.Searches("dir_path", "include_pattern")),
            entry("glob", new ToolRule.Searches("dir_path", "pattern")),
            entry("replace", ToolRule.writes("file_path")),
            entry("write_file", ToolRule.writes("file_path")),
            entry("web_fetch", new ToolRule.Browses("web")),
            entry("google_web_search", new ToolRule.Browses("search")),
            entry("write_todos", new ToolRule.Internal()),
            entry("update_topic", new ToolRule.Internal()),
            entry("complete_task", new ToolRule.Internal()),
            entry("ask_user", new ToolRule.Internal()),
            entry("enter_plan_mode", new ToolRule.Internal()),
            entry("exit_plan_mode", new ToolRule.Internal()),
            entry("invoke_agent", new ToolRule.Internal()),
            entry("activate_skill", new ToolRule.Internal()),
            entry("list_background_processes", new ToolRule.Internal()),
            entry("read_background_output", new ToolRule.Internal()));

    private final RealPath paths;
    private final ToolTable tools;
    private final Mentions mentions;

    public GeminiAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.startsWith("mcp_"), paths, shell);
        this.mentions = new Mentions(paths);
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
        return GeminiReply.of(call, verdict);
    }

    private HookQuestion question(HookJson input) {
        return switch (input.event("hook_event_name")) {
            case "BeforeTool" -> tools.question(input);
            case "BeforeAgent" -> ifAny(mentions.in(input.required("prompt"), input.origin(paths)));
            case "BeforeModel" -> request(input);
            case "SessionStart", "SessionEnd", "AfterTool", "AfterAgent", "Notification", "PreCompress" ->
                new HookQuestion.Observe();
            case String other -> throw new UnknownEventException(other);
        };
    }

    private HookQuestion request(HookJson input) {
        List<String> texts = ModelRequest.userTexts(input.root());
        return ifAny(
                texts.isEmpty()
                        ? List.of()
                        : List.of(new AgentAction.SendPrompt(input.origin(paths), TextParts.join(texts))));
    }

    private static HookQuestion ifAny(List<AgentAction> actions) {
        return actions.isEmpty() ? new HookQuestion.Observe() : new HookQuestion.Ask(actions);
    }
}
