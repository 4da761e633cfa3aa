package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A question nobody asked, with every part a real one can have; painted off screen to warm up, and in pictures. */
final class Rehearsal {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rehearsal() {}

    static Prompt prompt(Instant now) {
        return new Prompt(
                "q-rehearsal",
                new AgentIdentity(
                        "claude-code",
                        "2.1.330",
                        new AgentIdentity.Proof.ByProcess(48213, "claude", List.of("claude", "zsh", "gnome-terminal"))),
                new SessionId("rehearsal"),
                new AbsolutePath("/home/ana/work/payments-api/config"),
                Access.READ_WRITE,
                "",
                new Prompt.Glance(12, 2, 0, "", true),
                "folder.outside",
                "policy v42",
                "This folder is outside the projects you shared.",
                "Raise the retry limit in application.yml and check the other profiles.",
                1,
                now,
                now.plus(PATIENCE),
                List.of(Answer.values()),
                30);
    }
}
