package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.journal.JournalEntry.Standing;
import dev.chaperone.desktop.journal.JournalFinding.Kind;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentUploaderTest {

    private final Path root;
    private final TempJournal journals;
    private final FakeCentral central;
    private final OkHttpClient http = new OkHttpClient();
    private FileJournal journal;
    private SegmentUploader uploader;

    SegmentUploaderTest(@TempDir Path root) throws Exception {
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
    void fillThreeSegments() throws IOException {
        TempJournal.fill(journal, 12);
    }

    @AfterEach
    void stop() throws IOException {
        journal.close();
        central.close();
        http.connectionPool().evictAll();
    }

    @Test
    void bringsEveryEventAndKeepsReceiptsThatVerify() throws IOException {
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(3));

        assertThat(central.received()).containsExactly(1L, 2L, 3L);
        assertThat(central.eventCount()).isEqualTo(12);
        JournalCheck check = check();
        assertThat(check.problems()).isEmpty();
        assertThat(check.receipts()).isEqualTo(3);
        assertThat(journals.reader().recent(1).getFirst().standing()).isEqualTo(Standing.RECEIPTED);
    }

    @Test
    void sendsNothingTwiceOnceItHasTheReceipt() throws IOException {
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(3));
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(0));

        assertThat(central.puts()).isEqualTo(3);
    }

    @Test
    void resumesWhereItWasAfterARestart() throws IOException {
        central.failWith(200); // an empty answer: taken, but not in the log
        assertThat(uploader.upload()).isInstanceOf(UploadResult.Later.class);

        restart();

        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(3));
        assertThat(central.eventCount()).isEqualTo(12);
    }

    @Test
    void waitsAsLongAsABusyServerAsksAndLongerEachTime() throws IOException {
        central.failWith(429, 503, 500);
        central.askToRetryAfter("7");

        Duration most = Duration.ofSeconds(7);
        for (long ceiling : new long[] {500, 1000, 2000}) {
            assertThat(uploader.upload())
                    .isInstanceOfSatisfying(
                            UploadResult.Later.class,
                            later -> assertThat(later.delay()).isBetween(most, most.plusMillis(ceiling)));
        }
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(3));
        assertThat(journal.findings()).isEmpty();
    }

    @Test
    void waitsWhileCentralCantBeReached() throws IOException {
        central.close();

        assertThat(uploader.upload())
                .isInstanceOfSatisfying(
                        UploadResult.Later.class,
                        later -> assertThat(later.reason()).startsWith("central can't be reached"));
    }

    @Test
    void keepsEverythingUntilReceiptsCome() throws IOException {
        central.beSlow(true);
        assertThat(uploader.upload()).isInstanceOf(UploadResult.Later.class);
        TempJournal.fill(journal, 20);
        assertThat(uploader.upload()).isInstanceOf(UploadResult.Later.class);
        assertThat(journals.file(1, "events")).exists();
        assertThat(journals.file(1, "receipt")).doesNotExist();

        central.beSlow(false);
        assertThat(uploader.upload()).isInstanceOf(UploadResult.UpToDate.class);
        assertThat(journals.file(1, "events")).doesNotExist();
    }

    @Test
    void prunesOldEventsButKeepsTheNewestAndAnAnchor() throws IOException {
        uploader.upload();
        TempJournal.fill(journal, 25);
        uploader.upload();

        List<JournalEntry> kept = journals.reader().recent(100);
        assertThat(kept).hasSizeBetween(10, 15);
        assertThat(kept.getFirst().event().orElseThrow().sequence()).isEqualTo(37);
        assertThat(check().problems()).isEmpty();
        restart();
        assertThat(journal.findings()).isEmpty();
        assertThat(check().problems()).isEmpty();
    }

    @Test
    void makesRoomInAFullSpool() throws IOException {
        journal.close();
        journals.with(new JournalLimits(5, 256 * 1024, 14_000, 5));
        restart();
        fillUp();

        uploader.upload();
        journal.append(TempJournal.event(1));

        assertThat(journals.gaps())
                .extracting(EventBody.Gap::reason)
                .containsExactly(
                        "the journal is full; events are refused from here on",
                        "1 events could not be written and were refused");
        assertThat(journal.isRefusing()).isFalse();
    }

    @Test
    void stopsAndShoutsWhenCentralHasAnotherSegmentOfThatNumber() throws IOException {
        Path copy = root.resolve("copy");
        journal.close();
        copyTree(root.resolve("journal"), copy);
        restart();
        uploader.upload();
        journal.close();
        deleteTree(root.resolve("journal"));
        copyTree(copy, root.resolve("journal")); // the machine is set back to its snapshot
        restart();
        TempJournal.fill(journal, 1);

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
        uploader.upload();
        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.EQUIVOCATION);
    }

    @Test
    void noticesThatThisDiskWasSetBack() throws IOException {
        Path copy = root.resolve("copy");
        journal.close();
        copyTree(root.resolve("journal"), copy);
        restart();
        TempJournal.fill(journal, 10);
        uploader.upload();
        journal.close();
        deleteTree(root.resolve("journal"));
        copyTree(copy, root.resolve("journal"));
        central.tellState();
        restart();

        uploader.upload();

        assertThat(journal.findings())
                .extracting(JournalFinding::detail)
                .contains("central has segments of this device up to 5, here they end at 3; this disk was set back");
    }

    @Test
    void noticesThatCentralWasSetBack() throws IOException {
        uploader.upload();
        central.forgetTo(0);
        central.tellState();
        restart();

        uploader.upload();

        assertThat(journal.findings())
                .extracting(JournalFinding::detail)
                .containsExactly(
                        "central's log shows 0 entries, this device has seen 3; central was set back",
                        "there is a receipt for segment 3, but central ends at 0; central was set back");
    }

    @Test
    void uploadsByItselfSoonAfterAnEvent() throws Exception {
        try (UploadLoop loop = new UploadLoop(journal, uploader)) {
            loop.start();
            assertThat(central.awaitReceived(3)).isTrue();
            journal.append(TempJournal.event(1));
            assertThat(central.awaitReceived(4)).isTrue();
        }
    }

    @Test
    void shoutsAndPrunesNothingWhenTheLogForks() throws IOException {
        uploader.upload();
        central.fork(7);
        TempJournal.fill(journal, 25);

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);

        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.FORKED_LOG);
        assertThat(root.resolve("journal/log-fork-evidence")).content().contains("seen before:", "seen now:");
        assertThat(journals.file(1, "events")).exists();
        assertThat(journals.file(4, "receipt")).doesNotExist();
    }

    @Test
    void seesTheForkEvenIfTheRememberedHeadWasRemoved() throws IOException {
        uploader.upload();
        Files.delete(rememberedHead());
        central.fork(7);
        TempJournal.fill(journal, 1);

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.FORKED_LOG);
    }

    @Test
    void doesNotBelieveARememberedHeadThatWasEdited() throws IOException {
        uploader.upload();
        Path head = rememberedHead();
        Files.writeString(head, Files.readString(head).replaceFirst("\n3\n", "\n1\n"));
        TempJournal.fill(journal, 1);

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.TAMPERED);
    }

    @Test
    void noticesThatTheLogShrank() throws IOException {
        central.grow();
        central.grow();
        uploader.upload();
        central.forgetTo(1);
        TempJournal.fill(journal, 1);

        assertThat(uploader.upload())
                .isInstanceOfSatisfying(
                        UploadResult.Stopped.class,
                        stopped -> assertThat(stopped.reason())
                                .isEqualTo(
                                        "central's log showed 5 entries before and 2 entries now, and refuses to prove they belong"
                                                + " together"));
    }

    @Test
    void acceptsALogThatGrewHonestlyMeanwhile() throws IOException {
        uploader.upload();
        central.grow();
        central.grow();
        TempJournal.fill(journal, 1);

        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(1));
        assertThat(journal.findings()).isEmpty();
    }

    @Test
    void doesNotBelieveAReceiptThatProvesNothing() throws IOException {
        central.grow();
        central.proveNothing();

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.BAD_RECEIPT);
        assertThat(journals.file(1, "receipt")).doesNotExist();
    }

    @Test
    void saysThatADeviceIsNoLongerAccepted() throws IOException {
        central.failWith(401);

        assertThat(uploader.upload())
                .isEqualTo(new UploadResult.Stopped("central no longer accepts this device; enrol it again"));
    }

    @Test
    void doesNotSendEventsThatWereEdited() throws IOException {
        byte[] bytes = Files.readAllBytes(journals.file(1, "events"));
        bytes[30] ^= 1;
        Files.write(journals.file(1, "events"), bytes);

        assertThat(uploader.upload()).isInstanceOf(UploadResult.Stopped.class);
        assertThat(central.received()).as("the others").containsExactly(2L, 3L);
        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.TAMPERED);
    }

    @Test
    void goesOnBehindASegmentThatCentralRefuses() throws IOException {
        central.failWith(413);

        assertThat(uploader.upload()).isEqualTo(new UploadResult.Stopped("central refused segment 1 with status 413"));

        assertThat(central.received()).containsExactly(2L, 3L);
        assertThat(alarms()).containsExactly("refused");
        assertThat(journals.file(1, "events")).exists();
    }

    @Test
    void putsItsAlarmIntoTheJournalOnceHoweverOftenItStarts() throws IOException {
        uploader.upload();
        central.fork(7);
        TempJournal.fill(journal, 1);
        uploader.upload();
        uploader.upload();

        restart();
        uploader.upload();

        assertThat(alarms()).containsExactly("forked-log");
        assertThat(journal.findings()).extracting(JournalFinding::kind).containsExactly(Kind.FORKED_LOG);
    }

    @Test
    void recordsThatCentralWasSetBack() throws IOException {
        uploader.upload();
        central.forgetTo(0);
        central.tellState();
        restart();

        uploader.upload();

        assertThat(alarms()).as("its size, and our receipts").containsExactly("set-back", "set-back");
    }

    @Test
    void isNotKeptFromSendingByAForgedReceipt() throws IOException {
        Files.writeString(journals.file(2, "receipt"), "c2sp.org/tlog-proof@v1\nindex 0\n\nno checkpoint\n");

        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(3));

        assertThat(central.received()).containsExactly(1L, 2L, 3L);
        assertThat(alarms()).containsExactly("bad-receipt");
        assertThat(journals.quarantined()).singleElement().asString().endsWith("000000000002.receipt.1");
        assertThat(check().receipts()).isEqualTo(3);
    }

    @Test
    void prunesNothingThatOnlyAForgedReceiptVouchesFor() throws IOException {
        uploader.upload();
        TempJournal.fill(journal, 25);
        Files.writeString(journals.file(1, "receipt"), "forged after the receipts were checked");

        uploader.upload();

        assertThat(journals.file(1, "events")).exists();
    }

    @Test
    void sendsEverythingThatIsStillHereToANewCentral() throws Exception {
        uploader.upload();
        try (FakeCentral other = new FakeCentral(journals.identity().publicKey())) {
            new SegmentUploader(journal, other.enrolled(), http, new Random(2)).upload();

            assertThat(other.received()).contains(1L, 2L, 3L);
        }
    }

    @Test
    void leavesAnOpenSegmentToGatherMore() throws IOException {
        assertThat(uploader.uploadClosed()).isEqualTo(new UploadResult.UpToDate(2));
        assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(1));
    }

    @Test
    void seesAForgedReceiptFile() throws IOException {
        uploader.upload();
        Files.copy(journals.file(1, "receipt"), journals.file(2, "receipt"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(check().problems()).extracting(JournalFinding::kind).containsExactly(Kind.BAD_RECEIPT);
    }

    private Path rememberedHead() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("journal"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("log-head-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> alarms() throws IOException {
        return journals.alarms().stream().map(EventBody.EvidenceAlarm::kind).toList();
    }

    private JournalCheck check() throws IOException {
        return journals.reader().verify(journals.identity().publicKey(), Optional.of(central.trust()));
    }

    private void restart() throws IOException {
        journal.close();
        journal = journals.start();
        uploader = uploader();
    }

    private void fillUp() {
        try {
            TempJournal.fill(journal, 100);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("the journal is full");
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
