package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.model.audit.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The fault campaign with the real central server; bench/faults runs the long form. */
@Tag("faults")
@EnabledOnOs(OS.LINUX)
class CentralFaultsTest {

    private static final int ROUNDS = Math.max(1, Integer.getInteger("faults.rounds", 10) / 3);
    private static final int TRIES = 200;

    private final Path root;
    private final TempJournal journals;
    private final Random random = new Random(Long.getLong("faults.seed", 5));
    private final OkHttpClient http = new OkHttpClient();

    CentralFaultsTest(@TempDir Path root) {
        this.root = root;
        this.journals = new TempJournal(root).with(LaptopProcess.LIMITS);
    }

    @AfterEach
    void stop() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void losesAndDoublesNothingWhenCentralIsKilled() throws Exception {
        try (RealCentral central = new RealCentral(root.resolve("central"));
                FileJournal journal = journals.start()) {
            Enrolled enrolled = enrol(central);
            SegmentUploader uploader = new SegmentUploader(journal, enrolled, http, random);
            for (int round = 0; round < ROUNDS; round++) {
                TempJournal.fill(journal, 1 + random.nextInt(200));
                Thread upload = Thread.ofPlatform().start(() -> uploadOnce(uploader));
                LockSupport.parkNanos(random.nextInt(60_000_000)); // anywhere in the middle of it
                central.kill();
                upload.join();
                central.start();
            }

            uploadAll(uploader);

            assertThat(journal.findings()).isEmpty();
            JournalCheck check = journals.reader()
                    .verify(
                            journals.identity().publicKey(),
                            Optional.of(new LogTrust(enrolled.logOrigin(), enrolled.logKey())));
            assertThat(check.problems()).isEmpty();
            assertThat(check.receipts()).isEqualTo(check.segments());
            assertThat(logSize(enrolled)).as("each segment once").isEqualTo(check.segments());
            central.kill();
            String verified = central.verify();
            report("central killed %d times, %d events, %d segments; %s"
                    .formatted(ROUNDS, check.events(), check.segments(), verified));
        }
    }

    private Enrolled enrol(RealCentral central) throws IOException {
        CentralAddress address = CentralAddress.parse(central.start());
        EnrolmentClient client = new EnrolmentClient(http, journals.directory());
        return client.enrol(address, journals.identity(), "laptop", central.secret());
    }

    private static void uploadOnce(SegmentUploader uploader) {
        try {
            uploader.upload();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void uploadAll(SegmentUploader uploader) throws IOException {
        UploadResult result = uploader.upload();
        for (int i = 0; i < TRIES && result instanceof UploadResult.Later; i++) {
            LockSupport.parkNanos(20_000_000);
            result = uploader.upload();
        }
        assertThat(result).isInstanceOf(UploadResult.UpToDate.class);
    }

    private long logSize(Enrolled enrolled) throws Exception {
        Request request = new Request.Builder()
                .url(enrolled.central().at("/log/checkpoint"))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return Checkpoint.open(response.body().string(), enrolled.logOrigin(), enrolled.logKey())
                    .size();
        }
    }

    @SuppressWarnings("SystemOut") // for whoever runs the long form
    private static void report(String line) {
        System.out.println("faults: " + line);
    }
}
