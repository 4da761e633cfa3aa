package dev.chaperone.desktop.agent.vscode;

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
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Local harness's hook language. Files attached to a prompt are not in its hook's input. */
public final class VsCodeAdapter implements AgentAdapter {

    public static final String NAME = "vscode";

    public static final AgentProfile PROFILE = new AgentProfile(
            NAME, Set.of(), Coverage.all(Hold.WHILE_HOOKED).but(Hold.BLIND, Channel.MENTION, Channel.SUBAGENT));

    /** Its documentation names the session in two ways. */
    private static final FieldNames FIELDS = new FieldNames(
            List.of("session_id", "sessionId"),
            List.of("cwd"),
            List.of("tool_use_id"),
            List.of("tool_name"),
            List.of("tool_input"));

    private final RealPath paths;
    private final ToolTable tools;

    public VsCodeAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(VsCodeTools.ALL, t -> t.startsWith("mcp_"), paths, shell);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        return HookReading.of(call, FIELDS, this::question);
    }

    /** Only a tool call has a decision of its own; everything else is refused by the exit code. */
    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        boolean tool = call.event().equals("PreToolUse");
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> tool ? denied(ReplyWords.reason(deny)) : HookReply.no(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite ->
                tool ? denied(ReplyWords.notRewritable(rewrite)) : HookReply.no(ReplyWords.heldBack(rewrite));
        };
    }

    private HookQuestion question(HookJson input) {
        input.event("hookEventName"); // the other of two documented names; neither may disagree
        return switch (input.event("hook_event_name")) {
            case "PreToolUse" -> tools.question(input);
            case "UserPromptSubmit" ->
                new HookQuestion.Ask(
                        List.of(new AgentAction.SendPrompt(input.origin(paths), input.required("prompt"))));
            case "SessionStart", "PostToolUse", "PreCompact", "SubagentStart", "SubagentStop", "Stop" ->
                new HookQuestion.Observe();
            case String other -> throw new UnknownEventException(other);
        };
    }

    private static HookReply denied(String reason) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "PreToolUse")
                .put("permissionDecision", "deny")
                .put("permissionDecisionReason", reason);
        return HookReply.json(answer.toString());
    }
}
