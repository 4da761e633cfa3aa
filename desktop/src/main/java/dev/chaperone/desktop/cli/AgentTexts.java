package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.connect.Removal;
import dev.chaperone.desktop.agent.connect.Standing;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What {@code chaperone agents} says about an agent, from its resource bundle. */
final class AgentTexts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.desktop.cli.agents", Locale.ENGLISH);

    private AgentTexts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }

    static String standing(Standing standing, AgentProfile agent, String files) {
        return get("standing." + standing.name().toLowerCase(Locale.ROOT), agent.name(), files);
    }

    static String removal(Removal removal, String agent) {
        return get("removal." + removal.name().toLowerCase(Locale.ROOT), agent);
    }

    /** @param version of the installed program */
    static String version(AgentProfile agent, String version) {
        return switch (agent.with(version)) {
            case TESTED -> get("version.tested", version);
            case UNKNOWN -> get("version.unknown", version);
        };
    }

    /** One line for each way a channel can be held, then what to know about this agent. */
    static List<String> coverage(AgentProfile agent) {
        List<String> lines = new ArrayList<>();
        for (Hold hold : Hold.values()) {
            List<Channel> channels = agent.held(hold);
            if (!channels.isEmpty()) {
                String names = channels.stream()
                        .map(c -> get("channel." + c.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
                lines.add("%-24s %s".formatted(get("hold." + hold.name().toLowerCase(Locale.ROOT)), names));
            }
        }
        if (agent.tested().isEmpty()) {
            lines.add(get("not.run"));
        }
        if (BUNDLE.containsKey("note." + agent.name())) {
            lines.add(get("note." + agent.name()));
        }
        return lines;
    }
}
