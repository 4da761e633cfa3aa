package dev.chaperone.desktop.agent.windsurf;

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
import dev.chaperone.desktop.agent.hook.Mentions;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Cascade's hook language. Only a command says where it runs; the other events stand in the home folder. */
public final class WindsurfAdapter implements AgentAdapter {

    public static final String NAME = "windsurf";

    public static final AgentProfile PROFILE =
            new AgentProfile(NAME, Set.of(), Coverage.all(Hold.WHILE_HOOKED).without(Channel.SUBAGENT));

    private static final FieldNames FIELDS = new FieldNames(
            List.of("trajectory_id"),
            List.of("cwd"),
            List.of("execution_id"),
            List.of("mcp_tool_name"),
            List.of("tool_info"));

    private static final Map<String, ToolRule> TOOLS = Map.of(
            "pre_read_code", ToolRule.reads("file_path"),
            "pre_write_code", ToolRule.writes("file_path"),
            "pre_run_command", new ToolRule.Runs("command_line", "cwd"));

    private final RealPath paths;
    private final ToolTable tools;
    private final Mentions mentions;

    public WindsurfAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.startsWith("mcp__"), paths, shell);
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

    /** Nothing but the exit code is read. */
    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> HookReply.no(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> HookReply.no(ReplyWords.heldBack(rewrite));
        };
    }

    private HookQuestion question(HookJson input) {
        String event = input.event("agent_action_name");
        JsonNode info = input.toolInput();
        Origin origin = input.originIn(
                HookJson.optional(info, "cwd").orElse(paths.home().value()), paths);
        return new HookQuestion.Ask(
                switch (event) {
                    case "pre_read_code", "pre_write_code", "pre_run_command" -> tools.actions(event, info, origin);
                    case "pre_mcp_tool_use" ->
                        tools.actions(
                                "mcp__" + HookJson.text(info, "mcp_server_name") + "__"
                                        + HookJson.text(info, "mcp_tool_name"),
                                info.path("mcp_tool_arguments"),
                                origin);
                    case "pre_user_prompt" -> mentions.withPrompt(HookJson.text(info, "user_prompt"), origin);
                    case String other -> throw new UnknownEventException(other);
                });
    }
}
