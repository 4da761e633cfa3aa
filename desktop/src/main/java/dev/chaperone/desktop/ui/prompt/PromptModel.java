package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.PathText;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.util.List;

/**
 * One question in words, ready to paint. All foreign text in it is safe to show.
 *
 * @param headline follows the agent's name
 * @param spoken the whole question in one sentence, for screen readers
 * @param command what it wants to run; empty if it wants a folder
 * @param facts what is in the folder and how much is asked
 * @param rule which rule asks
 * @param words the agent's own, unchecked; may be empty
 * @param note why fewer answers are offered than usual; may be empty
 */
record PromptModel(
        Prompt prompt,
        String agent,
        String headline,
        String spoken,
        PathText path,
        Who who,
        String command,
        List<Fact> facts,
        String why,
        String rule,
        String words,
        List<Choice> choices,
        String note) {

    PromptModel {
        facts = List.copyOf(facts);
        choices = List.copyOf(choices);
    }

    /** Whether it is the same question and looks the same; the time left is not part of the looks. */
    boolean looksLike(PromptModel other) {
        PromptModel timed = new PromptModel(
                other.prompt, agent, headline, spoken, path, who, command, facts, why, rule, words, choices, note);
        return prompt.id().equals(other.prompt.id()) && timed.equals(other);
    }

    /**
     * @param verified whether the kernel vouches for it, not only its own word
     * @param started where it came from, or why that is unknown
     */
    record Who(String name, boolean verified, String seal, String started) {}

    /** @param kind chooses the icon */
    record Fact(Kind kind, String text) {
        enum Kind {
            READ,
            CHANGE,
            FILES,
            CREDENTIALS,
            PERSONAL,
            REPOSITORY,
            REQUESTS
        }
    }

    /** @param end what the answer leads to, or when it ends */
    record Choice(Answer answer, String name, String end, String spoken) {}
}
