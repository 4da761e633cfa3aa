package dev.chaperone.desktop.agent.opencode;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.agent.hook.TextParts;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A verdict for our plugin: nothing, other texts, or exit code 2 with a reason it throws. */
final class OpencodeReply {

    private static final JsonMapper JSON = JsonMapper.shared();

    private OpencodeReply() {}

    static HookReply of(HookCall call, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> HookReply.no(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite when call.event().equals("ChatMessage") -> rewritten(call, rewrite);
            case Verdict.Rewrite rewrite -> HookReply.no(ReplyWords.notRewritable(rewrite));
        };
    }

    private static HookReply rewritten(HookCall call, Verdict.Rewrite rewrite) {
        JsonNode root = JSON.readTree(call.body());
        List<String> cleaned =
                TextParts.split(rewrite.text(), OpencodeAdapter.texts(root).size());
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode texts = answer.putArray("texts");
        cleaned.forEach(texts::add);
        return HookReply.json(answer.toString());
    }
}
