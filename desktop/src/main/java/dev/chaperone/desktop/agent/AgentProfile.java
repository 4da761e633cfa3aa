package dev.chaperone.desktop.agent;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people are told about one agent's adapter.
 *
 * @param name the adapter's name
 * @param tested versions of the real client that were run against this adapter; empty if none could be run
 * @param channels how far each channel is covered; one that the agent does not have is left out
 */
public record AgentProfile(String name, Set<String> tested, Map<Channel, Hold> channels) {

    public AgentProfile(String name, Set<String> tested, Coverage coverage) {
        this(name, tested, coverage.channels());
    }

    public AgentProfile {
        tested = Set.copyOf(tested);
        channels = Collections.unmodifiableMap(new EnumMap<>(channels));
    }

    /** What is known about an installed version. */
    public enum Experience {
        TESTED,
        /** Nobody has run it against this adapter, so nothing is promised for it. */
        UNKNOWN
    }

    public Experience with(String version) {
        return tested.contains(version) ? Experience.TESTED : Experience.UNKNOWN;
    }

    /** The channels that are covered just so, in their natural order. */
    public List<Channel> held(Hold hold) {
        return channels.entrySet().stream()
                .filter(e -> e.getValue() == hold)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The version of this agent that is found on a search path. The program is never started.
     *
     * @param path as in the PATH variable
     * @return empty if none is installed there; {@code "unknown"} if there is one and it does not say
     */
    public Optional<String> installed(String path) {
        for (String folder : path.split(":", -1)) {
            for (String program : AgentPrograms.names(name)) {
                Path file = Path.of(folder, program);
                if (!folder.isEmpty() && file.toFile().canExecute()) {
                    return Optional.of(AgentVersion.of(file.toString()).orElse("unknown"));
                }
            }
        }
        return Optional.empty();
    }
}
