package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.agent.connect.Machine;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For whom an agent is connected: the signed-in person, or everybody, by files of the administrator. */
final class Level {

    /** As people write it. */
    enum Name {
        user,
        managed
    }

    @Option(names = "--level", descriptionKey = "agents.level", defaultValue = "user")
    private Name name = Name.user;

    @Option(names = "--output", paramLabel = "DIR", descriptionKey = "agents.output")
    private @Nullable Path output;

    @Option(names = "--for", paramLabel = "SYSTEM", descriptionKey = "agents.for")
    private Machine.@Nullable Kind system;

    /** The computer whose files are meant; empty for the person's own. @throws Failures.Refused if they don't fit */
    Optional<Machine> machine() throws Failures.Refused {
        if (name == Name.user) {
            if (output != null || system != null) {
                throw new Failures.Refused(AgentTexts.get("level.user.output"));
            }
            return Optional.empty();
        }
        Machine live = Machine.live();
        if (output == null && system != null) {
            throw new Failures.Refused(AgentTexts.get("level.for.output"));
        }
        return Optional.of(
                output == null ? live : Machine.of(system == null ? live.kind() : system, output.toAbsolutePath()));
    }
}
