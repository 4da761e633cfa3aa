package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.desktop.journal.JournalFinding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Laptops and the real central server, whose administrator restores a backup that lacks published entries. */
@EnabledOnOs(OS.LINUX)
class SetBackCentralTest {

    private final Path root;
    private final OkHttpClient http = new OkHttpClient();

    SetBackCentralTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void stop() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void eachLaptopThatSawMoreShoutsAndTheLogSignsNothing() throws Exception {
        TempJournal sawAll = new TempJournal(root.resolve("saw-all"));
        TempJournal sawLess = new TempJournal(root.resolve("saw-less"));
        try (RealCentral central = new RealCentral(root.resolve("central"));
                FileJournal more = sawAll.start();
                FileJournal less = sawLess.start()) {
            central.start();
            SegmentUploader first = uploader(central, sawAll, more);
            SegmentUploader second = uploader(central, sawLess, less);
            upload(second, less);
            upload(first, more);
            backUp(central);
            upload(first, more);
            central.kill();
            restore();
            central.start("--restored", "2");
            more.append(TempJournal.event(1));
            less.append(TempJournal.event(1));

            assertThat(first.upload()).isInstanceOf(UploadResult.Stopped.class);
            assertThat(second.upload()).isInstanceOf(UploadResult.Stopped.class);

            assertThat(more.findings()).extracting(JournalFinding::kind).contains(Kind.SET_BACK);
            assertThat(sawAll.alarms().getFirst().detail())
                    .isEqualTo("central's log shows 2 entries, this device has seen 3; central was set back");
            assertThat(less.findings()).isEmpty();
            assertThat(central.says()).contains("the log was set back and signs nothing more");
            central.kill();
            assertThat(central.verify()).contains("verified: 2 segments");
        }
    }

    private SegmentUploader uploader(RealCentral central, TempJournal journals, FileJournal journal)
            throws IOException {
        EnrolmentClient client = new EnrolmentClient(http, journals.directory());
        Enrolled enrolled =
                client.enrol(CentralAddress.parse(central.address()), journals.identity(), "laptop", central.secret());
        return new SegmentUploader(journal, enrolled, http, new Random(1));
    }

    private static void upload(SegmentUploader uploader, FileJournal journal) throws IOException {
        journal.append(TempJournal.event(1));
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(1));
    }

    private void backUp(RealCentral central) throws IOException {
        central.kill();
        FileUtils.copyDirectory(
                root.resolve("central").toFile(), root.resolve("backup").toFile());
        central.start();
    }

    private void restore() throws IOException {
        FileUtils.deleteDirectory(root.resolve("central").toFile());
        FileUtils.copyDirectory(
                root.resolve("backup").toFile(), root.resolve("central").toFile());
    }
}
