package dev.chaperone.desktop.agent.real;

import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.real.CoverageNotes.Note;
import dev.chaperone.desktop.agent.roster.Roster;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * docs/coverage.md from what the adapters say and what a run of the real agents saw.
 *
 * @param before the document as it was; what it says of an agent that was not run now stays
 */
record CoverageDocument(List<Note> notes, String before) {

    private static final String HEAD = """
            # What is covered, per agent and version

            Written by the tests that run real agents against fake models; don't edit it. To write it anew (needs npm, about six minutes):

            ```sh
            ./test -pl shared-model,desktop -am -Dgroups=agents -DexcludedGroups= -Dchaperone.coverage="$PWD/docs/coverage.md"
            ```

            *enforced*: asked and refused, also where our hook can't be started, hangs or dies. *while hooked*: asked and refused, but the agent goes on where our
            hook can't be started. *seen*: recorded, not stopped. *blind*: nothing of it reaches us. A version that is not named here is unknown, not fine.

            """;

    String text() {
        StringBuilder text = new StringBuilder(HEAD).append(table());
        for (Roster.Member member : Roster.members()) {
            text.append(section(member.profile()));
        }
        return text.toString();
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| agent | run with |");
        Arrays.stream(Channel.values())
                .forEach(c -> table.append(' ').append(words(c)).append(" |"));
        table.append("\n| --- | --- |")
                .append(" --- |".repeat(Channel.values().length))
                .append('\n');
        for (Roster.Member member : Roster.members()) {
            AgentProfile profile = member.profile();
            table.append("| ")
                    .append(profile.name())
                    .append(" | ")
                    .append(versions(profile))
                    .append(" |");
            for (Channel channel : Channel.values()) {
                Hold hold = profile.channels().get(channel);
                table.append(' ').append(hold == null ? "–" : words(hold)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private String section(AgentProfile profile) {
        List<Note> own = CoverageNotes.of(profile, notes);
        if (own.isEmpty()) {
            return sectionBefore(profile);
        }
        String rows = own.stream()
                .sorted(Comparator.comparing((Note n) -> n.covers().value()[0])
                        .thenComparing(n -> n.covers().tried()))
                .map(n -> "| %s | %s | %s |\n"
                        .formatted(
                                Arrays.stream(n.covers().value())
                                        .map(CoverageDocument::words)
                                        .collect(Collectors.joining(", ")),
                                n.covers().tried(),
                                n.held() ? n.covers().seen() : "**the test failed**"))
                .collect(Collectors.joining());
        return "\n## %s %s\n\n| channel | tried | seen |\n| --- | --- | --- |\n%s"
                .formatted(profile.name(), versions(profile), rows);
    }

    /** Only if it is about the versions this adapter names. */
    private String sectionBefore(AgentProfile profile) {
        int start = before.indexOf("\n## %s %s\n".formatted(profile.name(), versions(profile)));
        int end = before.indexOf("\n## ", start + 1);
        return start < 0 ? "" : before.substring(start, end < 0 ? before.length() : end);
    }

    private static String versions(AgentProfile profile) {
        return profile.tested().isEmpty()
                ? "not run"
                : profile.tested().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
