package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.service.StateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines we publish call what there is, with options it has. */
class WorkflowFilesTest {

    private static final String COMMAND = "chaperone ";

    @TempDir
    Path disk;

    @ParameterizedTest
    @ValueSource(strings = {"github.yml", "gitlab.yml"})
    void theirCommandLinesAreUnderstood(String name) throws IOException {
        Path file = Path.of("..", "docs", "ci", name);
        String line = Files.readAllLines(file).stream()
                .map(l -> l.strip().replaceFirst("^- ", ""))
                .filter(l -> l.startsWith(COMMAND))
                .findFirst()
                .orElseThrow();
        Context context = new Context(
                Map.of(), disk, StateFolders.ofUser(Map.of(), disk), System.out, false, new FakeAlarm().clock());

        assertThat(line).contains("verify-change HEAD", "--approvers", "--gates-key");
        assertThatCode(() -> ChaperoneCommand.line(context)
                        .parseArgs(line.substring(COMMAND.length()).split(" ", -1)))
                .doesNotThrowAnyException();
    }
}
