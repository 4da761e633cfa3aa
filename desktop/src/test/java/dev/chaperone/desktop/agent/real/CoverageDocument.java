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
import org.jspecify.annotations.Nullable;

/**
 * docs/coverage.md from what the adapters say and what a run of the real agents saw.
 *
 * @param before the document as it was; what it says of an agent that was not run now stays
 */
record CoverageDocument(List<Note> notes, String before) {

    private static final String HEAD = """
            # What is covered, per agent and version

            Written by the tests that run real agents against fake models; don't edit it. To write it anew (needs npm, about fifteen minutes on two cores):

            ```sh
            ./test -pl shared-model,desktop -am -Dgroups=agents -DexcludedGroups= -Dchaperone.coverage="$PWD/docs/coverage.md"
            ```

            *enforced*: asked and refused, also where our hook can't be started, hangs or dies. *while hooked*: asked and refused, but the agent goes on where our
            hook can't be started, is killed or hangs: one of these at least. *seen*: recorded, not stopped. *blind*: nothing of it reaches us. A version that is not named here is unknown, not fine.
            \\*: by contract only; no run with the real agent has shown it.

            """;

    String text() {
        StringBuilder rows = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        for (Roster.Member member : Roster.members()) {
            String section = section(member.profile());
            rows.append(row(member.profile(), section));
            sections.append(section);
        }
        return HEAD + tableHead() + rows + sections;
    }

    private static String tableHead() {
        StringBuilder head = new StringBuilder("| agent | run with |");
        Arrays.stream(Channel.values())
                .forEach(c -> head.append(' ').append(words(c)).append(" |"));
        return head.append("\n| --- | --- |")
                .append(" --- |".repeat(Channel.values().length))
                .append('\n')
                .toString();
    }

    private static String row(AgentProfile profile, String section) {
        StringBuilder row = new StringBuilder("| %s | %s |".formatted(profile.name(), versions(profile)));
        for (Channel channel : Channel.values()) {
            row.append(' ')
                    .append(cell(profile.channels().get(channel), channel, section))
                    .append(" |");
        }
        return row.append('\n').toString();
    }

    /** A star where the adapter covers the channel by its contract, and no real agent was seen to do so. */
    private static String cell(@Nullable Hold hold, Channel channel, String section) {
        if (hold == null) {
            return "–";
        }
        boolean claimed = hold == Hold.ENFORCED || hold == Hold.WHILE_HOOKED;
        boolean seen = section.lines()
                .anyMatch(l -> l.matches("\\| ([a-z ]+, )?%s(, [a-z ]+)? \\|.*".formatted(words(channel))));
        return words(hold) + (claimed && !seen ? " \\*" : "");
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
