package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A verdict in Claude Code's JSON. Its output strings are capped at 10 000 characters. */
final class ClaudeCodeReply {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ClaudeCodeReply() {}

    static HookReply of(String event, Verdict verdict) {
        return switch (event) {
            case "UserPromptSubmit", "UserPromptExpansion" -> prompt(verdict);
            case "PermissionRequest" -> permission(verdict);
            case "PreToolUse" -> tool(verdict);
            default -> other(verdict);
        };
    }

    /**
     * An "allow" would skip the agent's own question, so it is said only where a person has answered ours. What policy
     * permits goes on as if we were not there.
     */
    private static HookReply tool(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow allow
            when isAnswered(allow.cause()) -> decision("allow", "allowed in Chaperone (" + allow.decision() + ")");
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> decision("deny", ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> decision("deny", ReplyWords.notRewritable(rewrite));
        };
    }

    private static HookReply prompt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> block(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> block(ReplyWords.heldBack(rewrite));
        };
    }

    private static HookReply permission(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> permission("deny", ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> permission("deny", ReplyWords.notRewritable(rewrite));
        };
    }

    /** An event without words of its own here: the exit code alone means "no" everywhere. */
    private static HookReply other(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> HookReply.no("Chaperone: " + ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite ->
                HookReply.no("Chaperone: this can't be rewritten (" + rewrite.decision() + ")");
        };
    }

    private static boolean isAnswered(Cause cause) {
        return cause instanceof Cause.Person || cause instanceof Cause.ByGrant;
    }

    private static HookReply decision(String word, String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "PreToolUse")
                .put("permissionDecision", word)
                .put("permissionDecisionReason", reason);
        return HookReply.json(answer.toString());
    }

    private static HookReply permission(String word, String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "PermissionRequest")
                .putObject("decision")
                .put("behavior", word)
                .put("message", reason);
        return HookReply.json(answer.toString());
    }

    private static HookReply block(String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("decision", "block").put("reason", reason).put("suppressOriginalPrompt", true);
        return HookReply.json(answer.toString());
    }
}
