package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What other processes and the kernel do to a journal. */
@DisabledOnOs(OS.WINDOWS)
class CrashTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path root;
    private final TempJournal journals;

    CrashTest(@TempDir Path root) {
        this.root = root;
        this.journals = new TempJournal(root);
    }

    @Test
    void losesNothingItAcknowledgedWhenKilled() throws Exception {
        for (int lines : new int[] {1, 40, 120}) {
            Process writer = start("unlimited", "1000000");
            long acknowledged = 0;
            try (BufferedReader out = writer.inputReader()) {
                for (int line = 0; line < lines; line++) {
                    acknowledged = Long.parseLong(out.readLine());
                }
                assertThatThrownBy(journals::start).hasMessageContaining("another chaperone service");
                writer.destroyForcibly().waitFor();
            }
            assertThat(journals.verify().problems()).isEmpty();
            assertThat(journals.verify().lastSequence()).isGreaterThanOrEqualTo(acknowledged);
        }

        journals.with(JournalLimits.STANDARD).write(1);
        List<Long> sequences = journals.sequences();
        assertThat(sequences)
                .isEqualTo(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @Test
    void refusesWhatTheDiskDoesNotTakeAndGoesOnWhenItDoes() throws Exception {
        Process writer = start("8", "60", "rotate"); // 8 blocks: no file may grow beyond 4 or 8 KiB
        List<String> lines = new ArrayList<>(writer.inputReader().readAllLines());
        assertThat(writer.waitFor()).isZero();

        List<String> refused =
                lines.stream().filter(line -> line.startsWith("refused: ")).toList();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("can't write to the journal in", "check the disk and its free space"));
        assertThat(journals.gaps())
                .isNotEmpty()
                .allSatisfy(
                        gap -> assertThat(gap.reason()).isEqualTo("1 events could not be written and were refused"));
        assertThat(journals.sequences())
                .containsAll(lines.stream()
                        .filter(line -> !line.startsWith("refused"))
                        .map(Long::parseLong)
                        .toList());
        assertThat(journals.verify().problems()).isEmpty();
    }

    @Test
    void saysPlainlyThatTheDirectoryIsNoDirectory() throws IOException {
        Files.writeString(root.resolve("journal"), "a file");

        assertThatThrownBy(journals::start).hasMessageContaining("is not a directory of its own; move it away");
    }

    private Process start(String blocks, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "ulimit -f " + blocks + "; exec \"$0\" \"$@\"",
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(WriterProcess.class.getName(), root.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(root.resolve("stderr").toFile())
                .start();
    }
}
