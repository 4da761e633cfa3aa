package dev.chaperone.desktop.ui.health;

import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.people.PeopleReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How things stand.
 *
 * @param proven when the newest event happened that is proven to be in the central log
 * @param agents what lies in the agents' own files
 */
public record Health(PeopleReply.State state, Optional<Instant> proven, List<Census.Found> agents) {

    public Health {
        agents = List.copyOf(agents);
    }
}
