package dev.chaperone.desktop.gate;

import dev.chaperone.desktop.consent.Ask;
import dev.chaperone.desktop.consent.Reply;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import dev.chaperone.model.policy.Reach;
import dev.chaperone.model.policy.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes what is remembered of an answer, within the limits of policy. */
public final class GrantMaker {

    private final Clock clock;
    private final Supplier<String> ids;

    public GrantMaker(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Empty for answers that leave nothing behind. */
    Optional<Grant> from(Ask ask, Reply.Answered answered, Settings settings) {
        Instant now = clock.instant();
        return switch (answered.answer()) {
            case DENY, ONCE -> Optional.empty();
            case SESSION ->
                Optional.of(grant(
                        ask,
                        answered,
                        now,
                        new Scope.Session(ask.origin().session(), now.plus(settings.sessionGrant()))));
            case FOLDER, DENY_FOLDER ->
                Optional.of(grant(
                        ask, answered, now, new Scope.Folder(now.plus(Duration.ofDays(settings.folderGrantDays())))));
        };
    }

    static String scopeWord(Grant grant) {
        return switch (grant.scope()) {
            case Scope.Once _ -> "once";
            case Scope.Session _ -> "session";
            case Scope.Folder _ -> "folder";
        };
    }

    private Grant grant(Ask ask, Reply.Answered answered, Instant now, Scope scope) {
        return new Grant(
                ids.get(),
                ask.origin().agent().name(),
                ask.folder(),
                answered.answer().denies() ? Grant.Kind.REFUSAL : Grant.Kind.PERMISSION,
                ask.access(),
                scope,
                ask.reach() == Reach.FOLDER ? "" : ask.subject(),
                now,
                answered.approver().user(),
                answered.promptId());
    }
}
