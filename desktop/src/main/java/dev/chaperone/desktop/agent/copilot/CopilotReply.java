package dev.chaperone.desktop.agent.copilot;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.model.action.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** A verdict in Copilot CLI's JSON. */
final class CopilotReply {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CopilotReply() {}

    static HookReply of(String event, Verdict verdict) {
        return event.equals("userPromptTransformed") ? prompt(verdict) : tool(verdict);
    }

    private static HookReply tool(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> denied(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> denied(ReplyWords.notRewritable(rewrite));
        };
    }

    /** This event can't refuse, so what is refused does not go out: another text goes in its place. */
    private static HookReply prompt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> instead("Chaperone withheld this prompt. " + ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> instead(rewrite.text());
        };
    }

    private static HookReply denied(String reason) {
        return HookReply.json(JSON.createObjectNode()
                .put("permissionDecision", "deny")
                .put("permissionDecisionReason", reason)
                .toString());
    }

    private static HookReply instead(String text) {
        return HookReply.json(
                JSON.createObjectNode().put("modifiedTransformedPrompt", text).toString());
    }
}
