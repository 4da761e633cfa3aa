package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private final Path root;
    private final TempJournal journals;

    RecoveryTest(@TempDir Path root) {
        this.root = root;
        this.journals = new TempJournal(root);
    }

    @Test
    void healsATailCutAtAnyByte() throws IOException {
        journals.write(2);
        Path file = journals.file(1, "events");
        int two = Files.readAllBytes(file).length;
        journals.write(1);
        byte[] three = Files.readAllBytes(file);
        Files.delete(root.resolve("journal/head")); // a killed service leaves none

        for (int cut = two + 1; cut < three.length; cut += 13) {
            Files.write(file, Arrays.copyOf(three, cut));
            try (FileJournal journal = journals.start()) {
                assertThat(kinds(journal)).containsExactly(Kind.TORN_TAIL);
            }
            Files.delete(root.resolve("journal/head"));
            assertThat(journals.sequences()).containsExactly(1L, 2L, 3L);
            assertThat(journals.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.from()).isEqualTo(3));
            assertThat(journals.verify().problems()).isEmpty();
        }
    }

    @Test
    void healsATailOfGarbageAndOfZeros() throws IOException {
        journals.write(2);
        Path file = journals.file(1, "events");
        Files.write(file, new byte[] {0, 0, 0, 90, 1, 2, 3, 4, 5}, StandardOpenOption.APPEND);
        journals.start().close();
        Files.write(file, new byte[4096], StandardOpenOption.APPEND);
        journals.start().close();

        assertThat(journals.sequences()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(journals.gaps()).hasSize(2);
    }

    @Test
    void seesEveryChangedByteOfTheOpenSegment() throws IOException {
        journals.write(3);
        Path file = journals.file(1, "events");
        byte[] good = Files.readAllBytes(file);

        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            JournalCheck check = journals.verify();
            assertThat(check.events()).as("byte %d", at).isLessThan(3);
        }
    }

    @Test
    void quarantinesAnEditedRecordAndGoesOn() throws IOException {
        journals.write(4);
        flip(journals.file(1, "events"), 40);

        try (FileJournal journal = journals.start()) {
            assertThat(kinds(journal)).contains(Kind.TAMPERED);
        }

        assertThat(journals.quarantined()).hasSize(1);
        assertThat(journals.gaps()).isNotEmpty();
        assertThat(journals.verify().problems()).isEmpty();
    }

    @Test
    void quarantinesAClosedSegmentThatWasEdited() throws IOException {
        journals.write(12);
        flip(journals.file(1, "events"), 40);

        assertThat(journals.verify().problems())
                .extracting(JournalFinding::kind)
                .containsExactly(Kind.TAMPERED);
        try (FileJournal journal = journals.start()) {
            assertThat(kinds(journal)).containsExactly(Kind.TAMPERED);
        }

        assertThat(journals.quarantined())
                .singleElement()
                .satisfies(file -> assertThat(file.getFileName()).hasToString("000000000001.events.1"));
        assertThat(journals.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(1);
            assertThat(gap.to()).isEqualTo(5);
        });
    }

    @Test
    void saysTheSameProblemInTheJournalOnlyOnce() throws IOException {
        journals.write(12);
        flip(journals.file(1, "events"), 40);
        journals.start().close();
        try (FileJournal again = journals.start()) {
            assertThat(kinds(again)).containsExactly(Kind.MISSING);
        }
        journals.start().close();

        assertThat(journals.gaps()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void seesReorderedRecords() throws IOException {
        journals.write(2);
        Path file = journals.file(1, "events");
        byte[] both = Files.readAllBytes(file);
        int first = Frames.OVERHEAD + Frames.at(both, 0).orElseThrow().length;
        byte[] swapped = new byte[both.length];
        System.arraycopy(both, first, swapped, 0, both.length - first);
        System.arraycopy(both, 0, swapped, both.length - first, first);
        Files.write(file, swapped);

        assertThat(journals.verify().problems())
                .extracting(JournalFinding::kind)
                .containsExactly(Kind.TAMPERED);
    }

    @Test
    void seesSwappedSegments() throws IOException {
        journals.write(11);
        Path first = journals.file(1, "events");
        Path second = journals.file(2, "events");
        Path aside = root.resolve("aside");
        Files.move(first, aside);
        Files.move(second, first);
        Files.move(aside, second);

        assertThat(journals.verify().problems()).hasSize(2);
    }

    @Test
    void seesThatTheNewestEventsWereRemovedAfterACleanStop() throws IOException {
        journals.write(3);
        Path file = journals.file(1, "events");
        byte[] all = Files.readAllBytes(file);
        int first = Frames.OVERHEAD + Frames.at(all, 0).orElseThrow().length;
        Files.write(file, Arrays.copyOf(all, first));

        try (FileJournal journal = journals.start()) {
            assertThat(kinds(journal)).containsExactly(Kind.MISSING);
        }

        assertThat(journals.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(2);
            assertThat(gap.to()).isEqualTo(3);
        });
        journals.start().close();
        assertThat(journals.gaps()).hasSize(1);
    }

    @Test
    void seesAMissingSegmentInTheMiddle() throws IOException {
        journals.write(16);
        Files.delete(journals.file(2, "segment"));
        Files.delete(journals.file(2, "events"));

        assertThat(journals.verify().problems())
                .extracting(JournalFinding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("does not follow segment 1"));
        try (FileJournal journal = journals.start()) {
            assertThat(kinds(journal)).containsExactly(Kind.MISSING);
        }
        assertThat(journals.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(6);
            assertThat(gap.to()).isEqualTo(10);
        });
    }

    @Test
    void seesThatTheOldestSegmentsWereRemovedWithoutReceipt() throws IOException {
        journals.write(16);
        Files.delete(journals.file(1, "segment"));
        Files.delete(journals.file(1, "events"));

        assertThat(journals.verify().problems())
                .extracting(JournalFinding::kind)
                .containsExactly(Kind.MISSING);
    }

    @Test
    void movesAForgedHeaderAway() throws IOException {
        journals.write(11);
        Path other = journals.file(1, "segment");
        Files.copy(other, journals.file(2, "segment"), StandardCopyOption.REPLACE_EXISTING);

        try (FileJournal journal = journals.start()) {
            assertThat(kinds(journal)).contains(Kind.TAMPERED);
        }
        assertThat(journals.quarantined()).isNotEmpty();
    }

    @Test
    void saysInOneLineThatTheKeyIsGone() throws IOException {
        journals.write(1);
        Files.writeString(root.resolve("journal/journal-key.json"), "{}");

        assertThatThrownBy(journals::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a usable journal key; restore it");
    }

    @Test
    void goesOnAfterDyingBetweenSigningAndTheNextSegment() throws IOException {
        journals.write(5);
        try (FileJournal journal = journals.start()) {
            journal.closeSegment();
        }
        assertThat(journals.file(2, "events")).doesNotExist();
        journals.write(2);

        assertThat(journals.sequences())
                .isEqualTo(LongStream.rangeClosed(1, 7).boxed().toList());
        assertThat(journals.verify().problems()).isEmpty();
    }

    private static List<Kind> kinds(FileJournal journal) {
        return journal.findings().stream().map(JournalFinding::kind).toList();
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
