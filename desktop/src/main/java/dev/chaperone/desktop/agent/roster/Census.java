package dev.chaperone.desktop.agent.roster;

import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which agents are on this machine and how each is held. Reads files, starts no agent. */
public final class Census {

    private final Place place;
    private final String searchPath;

    /** @param searchPath as in the PATH variable */
    public Census(Place place, String searchPath) {
        this.place = place;
        this.searchPath = searchPath;
    }

    /**
     * One agent.
     *
     * @param version empty if it is not found on the search path
     * @param user how it is connected for this person, and by which files
     * @param managed how the administrator's files stand; empty if it reads none
     * @param problem empty, or why its files can't be read; then nothing is known of its connections
     */
    public record Found(
            AgentProfile profile, Optional<String> version, Held user, Optional<Held> managed, String problem) {

        /** Whether the administrator's files reach it at all. */
        public boolean isManaged() {
            return managed.filter(held -> held.standing() != Standing.NOT_CONNECTED)
                    .isPresent();
        }

        /** Whether it is there and nothing of ours is. */
        public boolean isUncovered() {
            return version.isPresent()
                    && problem.isEmpty()
                    && user.standing() == Standing.NOT_CONNECTED
                    && !isManaged();
        }
    }

    /** One level of a connection. */
    public record Held(Standing standing, List<Path> files) {
        public Held {
            files = List.copyOf(files);
        }
    }

    /** Every agent this version knows, in the order of the roster. */
    public List<Found> all() {
        return Roster.members().stream().map(this::look).toList();
    }

    /** One unreadable file must not hide the other agents. */
    public Found look(Roster.Member agent) {
        Optional<String> version = agent.profile().installed(searchPath);
        try {
            Optional<Held> managed = Optional.empty();
            Optional<Connection> machine = agent.connection(Machine.live());
            if (machine.isPresent()) {
                managed = Optional.of(held(machine.get()));
            }
            return new Found(agent.profile(), version, held(agent.connection(place)), managed, "");
        } catch (IOException e) {
            Held nothing = new Held(Standing.NOT_CONNECTED, List.of());
            return new Found(agent.profile(), version, nothing, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static Held held(Connection connection) throws IOException {
        return new Held(connection.standing(), connection.files());
    }
}
