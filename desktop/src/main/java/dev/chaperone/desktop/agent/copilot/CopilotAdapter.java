package dev.chaperone.desktop.agent.copilot;

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
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copilot CLI's hook language. Its input does not name the event. */
public final class CopilotAdapter implements AgentAdapter {

    public static final String NAME = "copilot";

    public static final AgentProfile PROFILE =
            new AgentProfile(NAME, Set.of("1.0.102"), Coverage.all(Hold.WHILE_HOOKED));

    private static final FieldNames FIELDS = new FieldNames(
            List.of("sessionId"), List.of("cwd"), List.of("toolCallId"), List.of("toolName"), List.of("toolArgs"));

    private static final Map<String, ToolRule> TOOLS = Map.ofEntries(
            entry("bash", new ToolRule.Runs("command", "")),
            entry("write_bash", new ToolRule.Runs("input", "")),
            entry("view", ToolRule.reads("path")),
            entry("grep", new ToolRule.Searches("paths", "glob")),
            entry("glob", new ToolRule.Searches("paths", "pattern")),
            entry("create", ToolRule.writes("path")),
            entry("edit", ToolRule.writes("path")),
            entry("apply_patch", new ToolRule.Patches("input")),
            entry("web_fetch", new ToolRule.Fetches("url")),
            entry("web_search", new ToolRule.Browses("search")),
            entry("read_bash", new ToolRule.Internal()),
            entry("stop_bash", new ToolRule.Internal()),
            entry("list_bash", new ToolRule.Internal()),
            entry("report_intent", new ToolRule.Internal()),
            entry("update_todo", new ToolRule.Internal()),
            entry("ask_user", new ToolRule.Internal()),
            entry("exit_plan_mode", new ToolRule.Internal()),
            entry("skill", new ToolRule.Internal()),
            entry("sql", new ToolRule.Internal()),
            entry("task", new ToolRule.Internal()),
            entry("read_agent", new ToolRule.Internal()),
            entry("list_agents", new ToolRule.Internal()),
            entry("write_agent", new ToolRule.Internal()),
            entry("fetch_copilot_cli_documentation", new ToolRule.Internal()));

    private final RealPath paths;
    private final ToolTable tools;
    private final Mentions mentions;

    public CopilotAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.contains("-"), paths, shell);
        this.mentions = new Mentions(paths);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        return HookReading.of(call, FIELDS, input -> question(call.event(), input));
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return CopilotReply.of(call.event(), verdict);
    }

    private HookQuestion question(String event, HookJson input) {
        return switch (event) {
            case "preToolUse" -> tools.question(input);
            case "userPromptTransformed" -> new HookQuestion.Ask(prompt(input));
            case "userPromptSubmitted", "sessionStart", "sessionEnd", "postToolUse", "errorOccurred" ->
                new HookQuestion.Observe();
            case String other -> throw new UnknownEventException(other);
        };
    }

    /** Mentions are looked for in what was typed; cleaned is what goes to the model. */
    private List<AgentAction> prompt(HookJson input) {
        Origin origin = input.origin(paths);
        List<AgentAction> actions = new ArrayList<>(mentions.in(input.required("prompt"), origin));
        actions.add(new AgentAction.SendPrompt(origin, input.required("transformedPrompt")));
        return actions;
    }
}
