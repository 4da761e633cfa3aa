package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.Approver;
import dev.chaperone.model.consent.Answer;
import java.time.Duration;

/** How a question to a person ended. */
public sealed interface Reply {

    /** @param waited how long the question was open */
    record Answered(String promptId, Answer answer, Approver approver, Duration waited) implements Reply {}

    record Silent(String promptId, Duration waited) implements Reply {}

    /** The person has said no in this session before, so they were not asked again. */
    record DeniedBefore() implements Reply {}

    /** The asker is gone. */
    record Abandoned(String promptId) implements Reply {}

    /** The service stops. */
    record Withdrawn() implements Reply {}

    /** The person stopped every agent. */
    record Stopped() implements Reply {}

    /** Too many questions wait already; nobody was asked. */
    record Refused() implements Reply {}
}
