package dev.chaperone.desktop.service;

import dev.chaperone.desktop.confirm.Confirmation;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.model.action.Approver;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.policy.Confirm;
import java.util.function.Supplier;

/**
 * Takes people's answers. A permission that outlives the session counts only once the operating system has had the
 * person confirm it, as far as policy says; a no counts at once.
 */
final class Answers {

    private final PromptQueue prompts;
    private final Confirmation confirmation;
    private final Supplier<Confirm> policy;

    Answers(PromptQueue prompts, Confirmation confirmation, Supplier<Confirm> policy) {
        this.prompts = prompts;
        this.confirmation = confirmation;
        this.policy = policy;
    }

    PeopleReply take(String prompt, String word, PeerCheck.Result.Person person) {
        try {
            Answer answer = Answer.named(word);
            boolean lasting = answer == Answer.FOLDER && policy.get() != Confirm.NEVER && isOffered(prompt, answer);
            return lasting ? confirmed(prompt, answer, person) : counted(prompt, answer, byProgram(person));
        } catch (IllegalArgumentException e) {
            return new PeopleReply.Refused(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new PeopleReply.Refused(Texts.get("confirm.declined"));
        }
    }

    private boolean isOffered(String prompt, Answer answer) {
        return prompts.open().stream()
                .filter(open -> open.id().equals(prompt))
                .map(Prompt::offered)
                .anyMatch(offered -> offered.contains(answer));
    }

    private PeopleReply confirmed(String prompt, Answer answer, PeerCheck.Result.Person person)
            throws InterruptedException {
        prompts.keepOpen(prompt);
        return switch (confirmation.confirm(person.program(), () -> prompts.keepOpen(prompt))) {
            case CONFIRMED -> counted(prompt, answer, new Approver(person.user(), Approver.Proof.CONFIRMED));
            case DECLINED -> new PeopleReply.Refused(Texts.get("confirm.declined"));
            case NOBODY_ASKS -> new PeopleReply.Refused(Texts.get("confirm.nobody", prompt));
            case UNAVAILABLE ->
                policy.get() == Confirm.ALWAYS
                        ? new PeopleReply.Refused(Texts.get("confirm.unavailable"))
                        : counted(prompt, answer, byProgram(person));
        };
    }

    private PeopleReply counted(String prompt, Answer answer, Approver approver) {
        return new PeopleReply.Answered(prompts.answer(prompt, answer, approver));
    }

    private static Approver byProgram(PeerCheck.Result.Person person) {
        return Approver.byProgram(person.user());
    }
}
