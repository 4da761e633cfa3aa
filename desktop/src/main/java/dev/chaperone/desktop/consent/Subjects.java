package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.consent.Grant;

/** What a permission for one command, tool or host lets an agent do, in words that follow "may". */
public final class Subjects {

    private Subjects() {}

    /** @return e.g. {@code run python3 gen.py}; foreign text, to be made safe before it is shown */
    public static String spoken(Grant grant) {
        int blank = grant.subject().indexOf(' ');
        String kind = grant.subject().substring(0, Math.max(0, blank));
        return verb(kind) + " " + grant.subject().substring(blank + 1);
    }

    private static String verb(String kind) {
        if (kind.equals(ActionKind.RUN.wireName())) {
            return "run";
        }
        return kind.equals(ActionKind.TOOL.wireName()) ? "use" : "reach";
    }
}
