package dev.chaperone.desktop.agent.gemini;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.agent.hook.TextParts;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A verdict in Gemini CLI's JSON. */
final class GeminiReply {

    private static final JsonMapper JSON = JsonMapper.shared();

    private GeminiReply() {}

    static HookReply of(HookCall call, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.json("{}");
            case Verdict.Deny deny -> denied(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite when call.event().equals("BeforeModel") -> rewritten(call, rewrite);
            case Verdict.Rewrite rewrite -> denied(ReplyWords.notRewritable(rewrite));
        };
    }

    private static HookReply rewritten(HookCall call, Verdict.Rewrite rewrite) {
        JsonNode root = JSON.readTree(call.body());
        List<String> cleaned =
                TextParts.split(rewrite.text(), ModelRequest.userTexts(root).size());
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("hookSpecificOutput")
                .put("hookEventName", "BeforeModel")
                .putObject("llm_request")
                .set("messages", ModelRequest.with(root, cleaned));
        return HookReply.json(answer.toString());
    }

    private static HookReply denied(String reason) {
        return HookReply.json(JSON.createObjectNode()
                .put("decision", "deny")
                .put("reason", reason)
                .toString());
    }
}
