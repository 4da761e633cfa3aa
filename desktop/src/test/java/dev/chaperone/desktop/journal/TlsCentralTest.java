package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.desktop.device.EnrolmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A laptop and the real central server over TLS, as a company would run it. */
@EnabledOnOs(OS.LINUX)
class TlsCentralTest {

    private final Path root;
    private final TempJournal journals;
    private final RealCentral central;
    private final EnrolmentClient client;
    private final OkHttpClient http = new OkHttpClient();

    TlsCentralTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.journals = new TempJournal(root);
        this.central = new RealCentral(root.resolve("central"));
        this.client = new EnrolmentClient(http, journals.directory());
        central.start("--tls", "localhost");
    }

    @AfterEach
    void stop() {
        central.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void uploadsOverMutualTlsUntilItIsRevokedAndThenSaysSo() throws Exception {
        try (FileJournal journal = journals.start()) {
            Enrolled enrolled = enrol(code());
            SegmentUploader uploader =
                    new SegmentUploader(journal, enrolled, client.secured(http, enrolled), new Random(1));
            journal.append(TempJournal.event(1));
            assertThat(uploader.upload()).isEqualTo(new UploadResult.UpToDate(1));

            central.run(
                    "revoke",
                    "--data",
                    root.resolve("central").toString(),
                    "--device",
                    journals.identity().deviceId());
            journal.append(TempJournal.event(2));

            assertThat(uploader.upload())
                    .isEqualTo(new UploadResult.Stopped("central has revoked this device; ask IT"));
            assertThat(catchThrowable(() -> enrol(code())))
                    .isInstanceOf(EnrolmentException.class)
                    .hasMessageEndingWith("has revoked this device; ask IT");
        }
    }

    @Test
    void isNotAcceptedWithoutItsCertificate() throws Exception {
        try (FileJournal journal = journals.start()) {
            Enrolled enrolled = enrol(code());
            Files.delete(journals.directory().path().resolve("tls-identity.p12"));
            SegmentUploader uploader =
                    new SegmentUploader(journal, enrolled, client.secured(http, enrolled), new Random(1));
            journal.append(TempJournal.event(1));

            assertThat(uploader.upload())
                    .as("without its file it does not even know central's CA")
                    .isInstanceOf(UploadResult.Later.class);
        }
    }

    @Test
    void tellsNoSecretToAServerOfAnotherCa() throws Exception {
        String secret = code().substring(0, code().indexOf('.'));

        for (String bad : new String[] {secret, secret + "." + "0".repeat(64)}) {
            assertThat(catchThrowable(() -> enrol(bad)))
                    .isInstanceOf(EnrolmentException.class)
                    .hasMessageContaining("can't be reached");
        }
        assertThat(client.stored()).isEmpty();
    }

    private Enrolled enrol(String code) throws IOException {
        return client.enrol(
                CentralAddress.parse(central.address().replace("http://127.0.0.1", "https://localhost")),
                journals.identity(),
                "laptop",
                code);
    }

    private String code() throws IOException {
        return Files.readString(root.resolve("central").resolve("enrol-code")).strip();
    }
}
