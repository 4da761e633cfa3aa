package dev.chaperone.desktop.explain;

import dev.chaperone.model.sanitise.Finding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A finding as it can be reported without giving away what was found. */
public final class FindingShape {

    private FindingShape() {}

    /** What a report about a wrong finding needs: the rule, the facts, and the shape of the value without the value. */
    public static String of(Finding finding, String text) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("rule", finding.rule())
                .put("version", finding.version());
        finding.evidence().forEach(object.putArray("evidence")::add);
        StringBuilder shape = new StringBuilder();
        for (int i = finding.span().start(); i < finding.span().end(); i++) {
            char c = text.charAt(i);
            shape.append(
                    Character.isUpperCase(c)
                            ? 'A'
                            : Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '9' : c < 0x7F ? c : '?');
        }
        return JsonMapper.shared().writeValueAsString(object.put("shape", shape.toString()));
    }
}
