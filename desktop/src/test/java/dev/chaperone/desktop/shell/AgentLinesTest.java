package dev.chaperone.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.PushRepository;
import dev.chaperone.model.action.AgentAction.RunCommand;
import dev.chaperone.model.action.AgentAction.UseNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How often a person would be asked while an agent does everyday work in a folder that was granted. */
class AgentLinesTest {

    private static final AbsolutePath HOME = new AbsolutePath("/home/ana");
    private static final AbsolutePath WORK = Asks.origin("s1", "c1").workingDirectory();

    private final ShellActions shell = new ShellActions(new RealPath(HOME), HOME);

    private record Line(String expected, String text) {}

    @Test
    void everydayLinesAskOnlyWhereTheyMust(TestReporter reporter) throws IOException {
        List<Line> lines = lines();
        List<String> other = lines.stream()
                .filter(line -> !answer(line.text()).equals(line.expected()))
                .map(line -> answer(line.text()) + "\t" + line.text())
                .toList();
        long quiet = lines.stream()
                .filter(line -> answer(line.text()).equals("none"))
                .count();
        reporter.publishEntry("lines without a question", "%d of %d".formatted(quiet, lines.size()));

        assertThat(other).isEmpty();
    }

    private String answer(String text) {
        List<AgentAction> actions = shell.of(text.replace("\\n", "\n"), Asks.origin("s1", "c1"));
        if (actions.stream().anyMatch(PushRepository.class::isInstance)) {
            return "push";
        }
        boolean asks = actions.stream().anyMatch(AgentLinesTest::isAskedEachTime);
        return asks ? "ask" : "none";
    }

    private static boolean isAskedEachTime(AgentAction action) {
        return action instanceof UseNetwork
                || (action instanceof RunCommand(var _, var _, var _, var opaque) && opaque)
                || !action.paths().stream().allMatch(WORK::contains);
    }

    private static List<Line> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AgentLinesTest.class.getResourceAsStream("agent-lines.tsv"), "the lines")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(row -> new Line(row.substring(0, row.indexOf('\t')), row.substring(row.indexOf('\t') + 1)))
                    .toList();
        }
    }
}
