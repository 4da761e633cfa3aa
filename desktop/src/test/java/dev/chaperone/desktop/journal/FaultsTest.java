package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fault campaign of the laptop, in a short form; bench/faults runs the long one. Whatever happens, no acknowledged
 * event is lost, none is doubled, and everything verifies.
 */
@Tag("faults")
@EnabledOnOs(OS.LINUX)
class FaultsTest {

    private static final int ROUNDS = Integer.getInteger("faults.rounds", 10);
    private static final int MOST_EVENTS = 800;

    /** Checking everything takes the longer the more there is; the last check sees whatever an earlier one would. */
    private static final int CHECK_EACH = 10;

    private static final long SEED = Long.getLong("faults.seed", 5);

    /** What an append, the closing of a segment and a start do to the disk. */
    private static final List<String> CALLS =
            List.of("write", "fsync", "openat", "lseek", "rename", "ftruncate", "unlink", "read");

    private final Path root;
    private final TempJournal journals;
    private final Random random = new Random(SEED);

    FaultsTest(@TempDir Path root) {
        this.root = root;
        this.journals = new TempJournal(root).with(LaptopProcess.LIMITS);
    }

    @Test
    void losesAndDoublesNothingWhenKilledBehindABadNetwork() throws Exception {
        Set<Long> acknowledged = new TreeSet<>();
        try (FakeCentral central = new FakeCentral(journals.identity().publicKey());
                FaultyProxy network = new FaultyProxy(portOf(central), random)) {
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(runAndKill(central, network, 1 + random.nextInt(MOST_EVENTS)));
                if (round % CHECK_EACH == 0) {
                    assertThat(journals.verify().problems())
                            .as("round %d", round)
                            .isEmpty();
                }
            }
            uploadTheRest(central);

            List<Long> sequences = journals.sequences();
            assertThat(sequences).containsAll(acknowledged);
            assertThat(sequences)
                    .isEqualTo(
                            LongStream.rangeClosed(1, sequences.size()).boxed().toList());
            assertThat(central.sequences()).isEqualTo(sequences);
            JournalCheck check =
                    journals.reader().verify(journals.identity().publicKey(), Optional.of(central.trust()));
            assertThat(check.problems()).isEmpty();
            assertThat(check.receipts()).isEqualTo(check.segments());
            report("killed %d times, %d events, connections %s".formatted(ROUNDS, sequences.size(), network.fates()));
        }
    }

    @Test
    void survivesEachSystemCallFailingOnce() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not here");
        int deepest = Math.max(1, ROUNDS / 10);
        int injected = 0;
        for (String call : CALLS) {
            for (int nth = 1; nth <= deepest && failOnce(call, nth); nth++) {
                injected++;
            }
        }
        assertThat(injected).as("calls that failed").isGreaterThanOrEqualTo(4);
        report("%d system calls failed once each".formatted(injected));
    }

    /** False if the call was not made that often. */
    private boolean failOnce(String call, int nth) throws Exception {
        Path place = Files.createDirectories(root.resolve(call + nth));
        new TempJournal(place).with(LaptopProcess.LIMITS).write(1);
        Path trace = place.resolve("trace");
        List<String> strace = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString()));
        for (String file : List.of("", "/000000000001.events", "/000000000001.segment.new", "/000000000002.events")) {
            strace.addAll(List.of("-P", place.resolve("journal") + file));
        }
        strace.addAll(List.of("-e", "trace=" + call, "-e", "inject=%s:error=EIO:when=%d".formatted(call, nth)));
        Process writer = new ProcessBuilder(javaCommand(strace, WriterProcess.class, place.toString(), "60"))
                .redirectError(place.resolve("stderr").toFile())
                .start();
        List<String> lines = new ArrayList<>(writer.inputReader().readAllLines());
        writer.waitFor();

        TempJournal after = new TempJournal(place).with(LaptopProcess.LIMITS);
        after.write(1);
        assertThat(after.verify().problems()).as("%s %d: %s", call, nth, lines).isEmpty();
        List<Long> sequences = after.sequences();
        assertThat(sequences).as("%s %d", call, nth).containsAll(acknowledged(lines));
        assertThat(sequences)
                .isEqualTo(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
        return Files.readString(trace).contains("(INJECTED)");
    }

    @Test
    void keepsWhatItAcknowledgedWhenTheDiskFillsUp() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "only root can mount");
        try {
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[2 << 20]);
            Process writer = new ProcessBuilder(javaCommand(List.of(), WriterProcess.class, disk.toString(), "9000"))
                    .redirectError(root.resolve("stderr").toFile())
                    .start();
            List<String> lines = new ArrayList<>(writer.inputReader().readAllLines());
            assertThat(writer.waitFor()).isZero();
            assertThat(lines.stream()
                            .filter(line -> line.startsWith("refused: "))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("No space left on device; check the disk"));
            TempJournal full = new TempJournal(disk).with(JournalLimits.STANDARD);
            assertThat(full.verify().problems()).isEmpty();
            assertThat(full.sequences()).containsAll(acknowledged(lines));

            Files.delete(ballast);
            full.write(3);

            assertThat(full.verify().problems()).isEmpty();
            List<Long> sequences = full.sequences();
            assertThat(sequences)
                    .isEqualTo(
                            LongStream.rangeClosed(1, sequences.size()).boxed().toList());
            report("disk full at %d events, %d refused"
                    .formatted(
                            acknowledged(lines).size(),
                            lines.size() - acknowledged(lines).size()));
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private Set<Long> runAndKill(FakeCentral central, FaultyProxy network, int events) throws Exception {
        String log = central.enrolled().logKey().toString();
        Process laptop = new ProcessBuilder(
                        javaCommand(List.of(), LaptopProcess.class, root.toString(), network.address(), log))
                .redirectError(root.resolve("stderr").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = laptop.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (lines.size() == events) {
                    kill(laptop); // what it still said before it died counts, too
                }
            }
        }
        laptop.waitFor();
        assertThat(lines).as(Files.readString(root.resolve("stderr"))).hasSizeGreaterThanOrEqualTo(events);
        return acknowledged(lines);
    }

    /** As kill -9; unlike the process itself, its handle leaves what it wrote to be read. */
    private static void kill(Process process) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void uploadTheRest(FakeCentral central) throws IOException {
        OkHttpClient http = new OkHttpClient();
        try (FileJournal journal = journals.start()) {
            SegmentUploader uploader = new SegmentUploader(journal, central.enrolled(), http, random);
            assertThat(uploader.upload()).isInstanceOf(UploadResult.UpToDate.class);
            assertThat(journal.findings())
                    .extracting(JournalFinding::kind)
                    .isSubsetOf(JournalFinding.Kind.TORN_TAIL, JournalFinding.Kind.EQUIVOCATION)
                    .doesNotContain(JournalFinding.Kind.EQUIVOCATION);
            uploader.upload(); // what the journal said about a torn end
        } finally {
            http.connectionPool().evictAll();
        }
    }

    private static Set<Long> acknowledged(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("[0-9]+"))
                .map(Long::parseLong)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int portOf(FakeCentral central) {
        URI address = central.enrolled().central().base();
        return address.getPort();
    }

    private static List<String> javaCommand(List<String> before, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @SuppressWarnings("SystemOut") // for whoever runs the long form
    private static void report(String line) {
        System.out.println("faults: " + line);
    }
}
