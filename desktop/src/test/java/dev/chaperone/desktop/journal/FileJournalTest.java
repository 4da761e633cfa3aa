package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    private final Path root;
    private final TempJournal journals;

    FileJournalTest(@TempDir Path root) {
        this.root = root;
        this.journals = new TempJournal(root);
    }

    @Test
    void numbersEventsFromOneAcrossRestartsAndSegments() throws IOException {
        journals.write(7);
        journals.write(6);

        assertThat(journals.sequences()).isEqualTo(upTo(13));
        assertThat(journals.verify().problems()).isEmpty();
        assertThat(journals.verify().segments()).isEqualTo(2);
        assertThat(journals.verify().events()).isEqualTo(13);
    }

    @Test
    void returnsTheEventItWrote() throws IOException {
        try (FileJournal journal = journals.start()) {
            AuditEvent event = journal.append(TempJournal.event(1));

            assertThat(event.time()).isEqualTo(TempJournal.NOON);
            assertThat(event.user()).isEqualTo("ann");
            assertThat(event.device()).isEqualTo(journals.identity().deviceId());
            assertThat(journals.reader().recent(1).getFirst().event()).contains(event);
        }
    }

    @Test
    void hasTheEventOnDiskBeforeItAnswers() throws IOException {
        FileJournal journal = journals.start(); // never closed: the process is gone
        journal.append(TempJournal.event(1));

        assertThat(journals.sequences()).containsExactly(1L);
    }

    @Test
    void showsNobodyElseAnything() throws IOException {
        journals.write(7);

        try (Stream<Path> files = Files.walk(root.resolve("journal"))) {
            for (Path file : files.toList()) {
                String mode = Files.isDirectory(file) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(mode);
            }
        }
        assertThat(new String(Files.readAllBytes(journals.file(1, "events")), StandardCharsets.ISO_8859_1))
                .doesNotContain("agent-");
    }

    @Test
    void keepsConcurrentEventsInOrderWithoutHoles() throws Exception {
        int threads = 16;
        int each = 40;
        int total = threads * each;
        List<Callable<List<Long>>> writers = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        try (FileJournal journal = journals.start();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < threads; thread++) {
                writers.add(() -> sequencesOf(journal, each));
            }
            for (Future<List<Long>> written : pool.invokeAll(writers)) {
                assertThat(written.get()).isSorted();
                all.addAll(written.get());
            }
        }

        assertThat(all).containsExactlyInAnyOrderElementsOf(upTo(total));
        assertThat(journals.sequences()).isEqualTo(upTo(total));
        assertThat(journals.verify().problems()).isEmpty();
    }

    @Test
    void survivesInterruptedThreads() throws Exception {
        try (FileJournal journal = journals.start()) {
            Thread.currentThread().interrupt();
            journal.append(TempJournal.event(1));
            journal.append(TempJournal.event(2));
            assertThat(Thread.interrupted()).isTrue();
            journal.append(TempJournal.event(3));
        }

        assertThat(journals.sequences()).isEqualTo(upTo(3));
    }

    @Test
    void refusesASecondWriterInOneLine() throws IOException {
        try (FileJournal first = journals.start()) {
            assertThatThrownBy(journals::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another chaperone service already uses")
                    .hasMessageContaining("stop it first");
            first.append(TempJournal.event(1));
        }
        journals.write(1);

        assertThat(journals.sequences()).isEqualTo(upTo(2));
    }

    @Test
    void refusesEverythingWhenFullAndSaysSoLater() throws IOException {
        journals.with(new JournalLimits(5, 256 * 1024, 6_000, 10));
        int accepted = 0;
        try (FileJournal journal = journals.start()) {
            while (accepted < 100) {
                journal.append(TempJournal.event(accepted));
                accepted++;
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("the journal is full").hasMessageContaining("connect this device");
        }
        assertThat(accepted).isBetween(5, 50);
        assertThat(journals.gaps())
                .extracting(EventBody.Gap::reason)
                .containsExactly(
                        "the journal is full; events are refused from here on",
                        "1 events could not be written and were refused");

        journals.with(new JournalLimits(5, 256 * 1024, 1 << 20, 10));
        journals.write(1);
        assertThat(journals.sequences()).isEqualTo(upTo(accepted + 3));
    }

    @Test
    void saysThatItIsFullBeforeItRefusesAnythingMore() throws IOException {
        journals.with(new JournalLimits(5, 256 * 1024, 6_000, 10));
        try (FileJournal journal = journals.start()) {
            assertThat(journal.isRefusing()).isFalse();
            assertThatThrownBy(() -> TempJournal.fill(journal, 100)).hasMessageContaining("the journal is full");
            assertThatThrownBy(() -> TempJournal.fill(journal, 100)).hasMessageContaining("the journal is full");

            assertThat(journal.isRefusing()).isTrue();
            // On disk already: this is what is there if the service is killed now.
            assertThat(journals.gaps())
                    .extracting(EventBody.Gap::reason)
                    .containsExactly("the journal is full; events are refused from here on");
        }
    }

    @Test
    void recordsOnceThatTheClockWentBack() throws IOException {
        try (FileJournal journal = journals.start()) {
            TempJournal.fill(journal, 1);
            journals.setClock(TempJournal.NOON.minusSeconds(3600));
            TempJournal.fill(journal, 2);

            assertThat(journal.findings())
                    .extracting(JournalFinding::kind)
                    .containsExactly(JournalFinding.Kind.CLOCK_SET_BACK);
        }
        journals.write(1);

        assertThat(journals.alarms())
                .containsExactly(new EventBody.EvidenceAlarm(
                        "clock-set-back", "the clock went back from 2026-11-24T12:00:00Z to 2026-11-24T11:00:00Z"));
        assertThat(journals.sequences()).isEqualTo(upTo(5));
        assertThat(journals.verify().problems()).isEmpty();
    }

    @Test
    void recordsThatTheClockWentBackWhileItWasStopped() throws IOException {
        journals.write(7);
        journals.setClock(TempJournal.NOON.minusSeconds(61));
        journals.write(1);

        assertThat(journals.alarms()).extracting(EventBody.EvidenceAlarm::kind).containsExactly("clock-set-back");
    }

    @Test
    void takesSmallStepsOfTheClockForWhatTheyAre() throws IOException {
        journals.write(7);
        journals.setClock(TempJournal.NOON.minusSeconds(59));
        journals.write(1);

        assertThat(journals.alarms()).isEmpty();
    }

    @Test
    void reportsHowManyEventsItRefused() throws IOException {
        try (FileJournal journal = journals.start()) {
            EventBody huge = new EventBody.ServiceStopped("x".repeat(70_000));
            assertThatThrownBy(() -> journal.append(huge)).hasMessageContaining("the limit is 64512");
            assertThatThrownBy(() -> journal.append(huge)).hasMessageContaining("the limit is 64512");
            journal.append(TempJournal.event(1));
            journal.append(TempJournal.event(2));
        }

        assertThat(journals.gaps())
                .containsExactly(new EventBody.Gap("2 events could not be written and were refused", 1, 1));
        assertThat(journals.sequences()).isEqualTo(upTo(3));
    }

    @Test
    void reportsRefusedEventsAtTheLatestWhenItStops() throws IOException {
        try (FileJournal journal = journals.start()) {
            EventBody huge = new EventBody.ServiceStopped("x".repeat(70_000));
            assertThatThrownBy(() -> journal.append(huge)).isInstanceOf(IOException.class);
        }

        assertThat(journals.gaps())
                .containsExactly(new EventBody.Gap("1 events could not be written and were refused", 1, 1));
    }

    @Test
    void createsNothingByReading() throws IOException {
        assertThatThrownBy(journals::reader).hasMessageContaining("there is no journal in");
        assertThat(root.resolve("journal")).isEmptyDirectory();
    }

    @Test
    void refusesEventsThatCantBeWrittenExactly() throws IOException {
        try (FileJournal journal = journals.start()) {
            assertThatThrownBy(() -> journal.append(new EventBody.ServiceStopped("\ud83d")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("surrogate");
        }
    }

    @Test
    void saysPlainlyThatItIsClosed() throws IOException {
        FileJournal journal = journals.start();
        journal.close();

        assertThatThrownBy(() -> journal.append(TempJournal.event(1))).hasMessage("the journal is closed");
    }

    @Test
    void findsWhatBelongsToADecision() throws IOException {
        try (FileJournal journal = journals.start()) {
            journal.append(new EventBody.PromptSanitised("d-1", "codex", "s", 10, java.util.Map.of()));
            journal.append(new EventBody.PromptSanitised("d-2", "codex", "s", 10, java.util.Map.of()));
        }

        assertThat(journals.reader().ofDecision("d-2"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.event().orElseThrow().sequence()).isEqualTo(2));
        assertThat(journals.reader().ofDecision("d-3")).isEmpty();
    }

    private static List<Long> sequencesOf(FileJournal journal, int count) throws IOException {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sequences.add(journal.append(TempJournal.event(i)).sequence());
        }
        return sequences;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
