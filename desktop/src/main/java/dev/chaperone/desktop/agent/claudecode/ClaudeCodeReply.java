package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.model.action.Cause;
import dev.chaperone.model.action.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A verdict in Claude Code's JSON. Its output strings are capped at 10 000 characters. */
final class ClaudeCodeReply {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_REASON = 9_500;

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
            case Verdict.Deny deny -> decision("deny", reason(deny));
            case Verdict.Rewrite rewrite ->
                decision("deny", "a tool call can't be rewritten (" + rewrite.decision() + ")");
        };
    }

    private static HookReply prompt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> block(reason(deny));
            case Verdict.Rewrite rewrite ->
                block(
                        "Secrets or personal data were found, so this prompt was not sent (%s). Without them it reads:%n%n%s"
                                .formatted(rewrite.decision(), rewrite.text()));
        };
    }

    private static HookReply permission(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> permission("deny", reason(deny));
            case Verdict.Rewrite rewrite ->
                permission("deny", "a tool call can't be rewritten (" + rewrite.decision() + ")");
        };
    }

    /** An event without words of its own here: the exit code alone means "no" everywhere. */
    private static HookReply other(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> HookReply.no("Chaperone: " + cut(reason(deny)));
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
                .put("permissionDecisionReason", cut(reason));
        return HookReply.json(answer.toString());
    }

    private static HookReply permission(String word, String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "PermissionRequest")
                .putObject("decision")
                .put("behavior", word)
                .put("message", cut(reason));
        return HookReply.json(answer.toString());
    }

    private static HookReply block(String reason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("decision", "block").put("reason", cut(reason)).put("suppressOriginalPrompt", true);
        return HookReply.json(answer.toString());
    }

    private static String reason(Verdict.Deny deny) {
        return deny.message() + deny.wayOut().map(w -> " " + w).orElse("") + " (decision " + deny.decision() + ")";
    }

    private static String cut(String text) {
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + " … (cut)";
    }
}
