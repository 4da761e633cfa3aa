package dev.chaperone.desktop.agent;

import java.util.EnumMap;
import java.util.Map;

/**
 * How far each channel of an agent is covered, beginning with what is the same for all of them.
 *
 * @param channels one that the agent does not have is left out
 */
public record Coverage(Map<Channel, Hold> channels) {

    public Coverage {
        channels = Map.copyOf(channels);
    }

    /**
     * Everything held so, but for what no hook of any agent reaches, and results, which few agents let a hook change.
     */
    public static Coverage all(Hold hold) {
        Map<Channel, Hold> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            channels.put(channel, hold);
        }
        return new Coverage(channels).but(Hold.BLIND, Channel.STARTED_PROGRAM, Channel.TOOL_RESULT);
    }

    public Coverage but(Hold hold, Channel... others) {
        Map<Channel, Hold> changed = new EnumMap<>(channels);
        for (Channel channel : others) {
            changed.put(channel, hold);
        }
        return new Coverage(changed);
    }

    /** For an agent that does not have a channel. */
    public Coverage without(Channel channel) {
        Map<Channel, Hold> fewer = new EnumMap<>(channels);
        fewer.remove(channel);
        return new Coverage(fewer);
    }
}
