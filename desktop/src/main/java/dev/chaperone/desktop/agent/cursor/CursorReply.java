package dev.chaperone.desktop.agent.cursor;

import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.model.action.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** A verdict in Cursor's JSON. "ask" is never said: Cursor does not enforce it everywhere. */
final class CursorReply {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CursorReply() {}

    static HookReply of(String event, Verdict verdict) {
        return event.equals("beforeSubmitPrompt") ? prompt(verdict) : tool(verdict);
    }

    private static HookReply tool(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.json("{\"permission\":\"allow\"}");
            case Verdict.Deny deny -> denied(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> denied(ReplyWords.notRewritable(rewrite));
        };
    }

    private static HookReply prompt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.json("{\"continue\":true}");
            case Verdict.Deny deny -> stopped(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> stopped(ReplyWords.heldBack(rewrite));
        };
    }

    /** The exit code says the same as the JSON, should a version not read one of them. */
    private static HookReply denied(String reason) {
        String json = JSON.createObjectNode()
                .put("permission", "deny")
                .put("user_message", reason)
                .put("agent_message", reason)
                .toString();
        return new HookReply(2, HookReply.Stream.OUT, json);
    }

    private static HookReply stopped(String reason) {
        return HookReply.json(JSON.createObjectNode()
                .put("continue", false)
                .put("user_message", reason)
                .toString());
    }
}
