package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a laptop does when central's log shows less than the laptop has seen. */
class SetBackTest {

    private static final JournalFinding SET_BACK = new JournalFinding(
            Kind.SET_BACK, "central's log shows 2 entries, this device has seen 3; central was set back");

    private final Path root;
    private final TempJournal journals;
    private final FakeCentral central;
    private final OkHttpClient http = new OkHttpClient();
    private FileJournal journal;
    private SegmentUploader uploader;

    SetBackTest(@TempDir Path root) throws Exception {
        this.root = root;
        this.journals = new TempJournal(root);
        this.central = new FakeCentral(journals.identity().publicKey());
        this.journal = journals.start();
        this.uploader = uploader();
    }

    private SegmentUploader uploader() {
        return new SegmentUploader(journal, central.enrolled(), http, new Random(1));
    }

    @BeforeEach
    void uploadThreeSegments() throws IOException {
        TempJournal.fill(journal, 12);
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(3));
    }

    @AfterEach
    void stop() throws IOException {
        journal.close();
        central.close();
        http.connectionPool().evictAll();
    }

    @Test
    void showsTheNewestCheckpointItHasWithEachSegment() throws IOException {
        TempJournal.fill(journal, 1);
        uploader.upload();

        List<String> shown = central.testimonies();
        assertThat(shown).as("none before the first receipt").hasSize(3);
        assertThat(shown.getLast()).startsWith("central.example.test/log\n3\n").contains("\u2014 central.example.test");
    }

    @Test
    void doesNotShowACheckpointThatWasEditedOnThisDisk() throws IOException {
        Path head = rememberedHead();
        Files.writeString(head, Files.readString(head).replaceFirst("\n3\n", "\n9\n"));
        TempJournal.fill(journal, 1);

        uploader.upload();

        assertThat(central.testimonies()).hasSize(2);
    }

    @Test
    void shoutsWhenCentralStoppedItsLogAndShowsLessThanThisDeviceHasSeen() throws IOException {
        central.forgetTo(2);
        central.halt();
        TempJournal.fill(journal, 25);

        assertThat(uploader.upload())
                .isEqualTo(new UploadResult.Stopped(
                        "central's log was set back and takes nothing until an administrator has looked"));
        uploader.upload();

        assertThat(journal.findings()).containsExactly(SET_BACK);
        assertThat(alarms()).containsExactly("set-back");
    }

    @Test
    void doesNotShoutWhenAStoppedLogShowsAllThisDeviceHasSeen() throws IOException {
        central.halt();
        TempJournal.fill(journal, 1);

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
        assertThat(journal.findings()).isEmpty();
    }

    @Test
    void looksAtTheLogAgainAlthoughThereIsNothingToSend() throws IOException {
        central.forgetTo(2);
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(0));
        assertThat(journal.findings()).isEmpty();

        uploader.compareAgain();
        uploader.upload();

        assertThat(journal.findings()).containsExactly(SET_BACK);
    }

    @Test
    void letsGoOfProvenEventsOnlyWhileCentralShowsAllItHasSeen() throws IOException {
        central.forgetTo(2);
        TempJournal.fill(journal, 23);
        restart();
        refuseAll();

        assertThat(journal.findings()).contains(SET_BACK);
        assertThat(journals.file(1, "events")).exists();
    }

    @Test
    void letsGoOfProvenEventsWhileCentralIsItself() throws IOException {
        TempJournal.fill(journal, 23);
        restart();
        refuseAll();

        assertThat(journals.file(1, "events")).doesNotExist();
    }

    /** Nothing new is proven then, but what was proven before may go. */
    private void refuseAll() throws IOException {
        central.failWith(413, 413, 413, 413, 413, 413, 413, 413, 413, 413);
        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
    }

    private void restart() throws IOException {
        journal.close();
        journal = journals.start();
        uploader = uploader();
    }

    private List<String> alarms() throws IOException {
        return journals.alarms().stream().map(EventBody.EvidenceAlarm::kind).toList();
    }

    private Path rememberedHead() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("journal"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("log-head-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
