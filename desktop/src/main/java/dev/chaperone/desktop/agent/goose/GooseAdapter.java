package dev.chaperone.desktop.agent.goose;

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
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Goose's hook language. An allow is an empty output: anything else on it would count as no decision. */
public final class GooseAdapter implements AgentAdapter {

    public static final String NAME = "goose";

    public static final AgentProfile PROFILE = new AgentProfile(
            NAME,
            Set.of(),
            Coverage.all(Hold.ENFORCED)
                    .but(Hold.BLIND, Channel.PROMPT, Channel.SUBAGENT)
                    .without(Channel.MENTION));

    private static final FieldNames FIELDS = new FieldNames(
            List.of("session_id"),
            List.of("working_dir"),
            List.of("tool_call_id"),
            List.of("tool_name"),
            List.of("tool_input"));

    /** The editor reads and writes by one tool, so it counts as writing. */
    private static final Map<String, ToolRule> TOOLS = Map.of(
            "developer__shell", new ToolRule.Runs("command", ""), "developer__text_editor", ToolRule.writes("path"));

    private final ToolTable tools;

    public GooseAdapter(RealPath paths, ShellActions shell) {
        this.tools = new ToolTable(TOOLS, t -> t.contains("__"), paths, shell);
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
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> blocked(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> blocked(ReplyWords.notRewritable(rewrite));
        };
    }

    private HookQuestion question(HookJson input) {
        String event = input.event("event");
        if (!event.equals("PreToolUse")) {
            throw new UnknownEventException(event);
        }
        return tools.question(input);
    }

    private static HookReply blocked(String reason) {
        return HookReply.json(JsonMapper.shared()
                .createObjectNode()
                .put("decision", "block")
                .put("reason", reason)
                .toString());
    }
}
