package dev.chaperone.desktop.agent.hook;

import dev.chaperone.model.action.Verdict;

/** What agents are told, in words that fit each of them. Output strings are capped at 10 000 characters by some. */
public final class ReplyWords {

    private static final int MAX = 9_500;

    private ReplyWords() {}

    public static String reason(Verdict.Deny deny) {
        return cut(deny.message() + deny.wayOut().map(w -> " " + w).orElse("") + " (decision " + deny.decision() + ")");
    }

    /** For an agent whose hook can hold a prompt back but not change it. */
    public static String heldBack(Verdict.Rewrite rewrite) {
        return cut("Secrets or personal data were found, so this prompt was not sent (%s). Without them it reads:%n%n%s"
                .formatted(rewrite.decision(), rewrite.text()));
    }

    /** For a tool call, which nobody rewrites. */
    public static String notRewritable(Verdict.Rewrite rewrite) {
        return "a tool call can't be rewritten (" + rewrite.decision() + ")";
    }

    private static String cut(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX) + " … (cut)";
    }
}
