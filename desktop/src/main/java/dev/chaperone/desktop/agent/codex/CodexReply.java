package dev.chaperone.desktop.agent.codex;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.model.action.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A verdict in Codex's JSON. "ask" is never said: Codex would take it for a broken hook and run the tool. */
final class CodexReply {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CodexReply() {}

    static HookReply of(String event, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> refused(event, ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite ->
                refused(
                        event,
                        event.equals("UserPromptSubmit")
                                ? ReplyWords.heldBack(rewrite)
                                : ReplyWords.notRewritable(rewrite));
        };
    }

    private static HookReply refused(String event, String reason) {
        return switch (event) {
            case "PreToolUse" -> HookReply.json(tool(reason));
            case "PermissionRequest" -> HookReply.json(permission(reason));
            case "UserPromptSubmit" ->
                HookReply.json(JSON.createObjectNode()
                        .put("decision", "block")
                        .put("reason", reason)
                        .toString());
            default -> HookReply.no(reason);
        };
    }

    private static String tool(String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "PreToolUse")
                .put("permissionDecision", "deny")
                .put("permissionDecisionReason", reason);
        return answer.toString();
    }

    private static String permission(String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "PermissionRequest")
                .putObject("decision")
                .put("behavior", "deny")
                .put("message", reason);
        return answer.toString();
    }
}
