package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frozen journals somebody tampered with, one folder each; the README in it says how, and what is seen. */
class AttackTest {

    private static final Path ATTACKS = Path.of("src", "test", "resources", "attacks");

    @TempDir
    private Path root;

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '\'', textBlock = """
            edited-byte,                    TAMPERED,          TAMPERED
            edited-open-segment,            TAMPERED,          TAMPERED
            reordered-records,              TAMPERED,          TAMPERED
            removed-record,                 TAMPERED,          TAMPERED
            removed-newest-record,          '',                MISSING
            removed-newest-record-and-note, '',                ''
            removed-segment,                MISSING,           MISSING
            removed-oldest-segment,         MISSING,           ''
            replaced-header,                TAMPERED,          TAMPERED
            swapped-device,                 TAMPERED,          TAMPERED
            restored-backup,                '',                ''
            forged-receipt,                 '',                ''
            torn-tail,                      '',                TORN_TAIL
            """)
    void isSeen(String attack, String byVerifying, String byStarting) throws IOException {
        copy(ATTACKS.resolve(attack).resolve("state"));
        TempJournal journals = new TempJournal(root);

        expect(byVerifying, journals.verify().problems());
        try (FileJournal journal = journals.start()) {
            expect(byStarting, journal.findings());
            assertThat(journals.gaps().isEmpty()).isEqualTo(journal.findings().isEmpty());
            journal.append(TempJournal.event(99));
        }
        assertThat(ATTACKS.resolve(attack).resolve("README.md")).exists();
    }

    /** What only central, or the key of its log, can tell. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            restored-backup, 5, SET_BACK
            forged-receipt,  0, BAD_RECEIPT
            """)
    void isSeenWhenUploading(String attack, long highestThere, Kind kind) throws Exception {
        copy(ATTACKS.resolve(attack).resolve("state"));
        TempJournal journals = new TempJournal(root);
        OkHttpClient http = new OkHttpClient();

        try (FakeCentral central = new FakeCentral(journals.identity().publicKey());
                FileJournal journal = journals.start()) {
            central.tellState(highestThere);
            new SegmentUploader(journal, central.enrolled(), http, new Random(1)).upload();

            assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(kind);
            assertThat(journals.alarms()).hasSize(1);
        } finally {
            http.connectionPool().evictAll();
        }
    }

    private static void expect(String kind, List<JournalFinding> findings) {
        if (kind.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(JournalFinding::kind).contains(Kind.valueOf(kind));
        }
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = root.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
