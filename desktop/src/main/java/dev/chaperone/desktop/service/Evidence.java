package dev.chaperone.desktop.service;

import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.journal.SegmentUploader;
import dev.chaperone.desktop.journal.UploadLoop;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of events to the central server. Without one they stay on the laptop, and the status says so. */
final class Evidence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    private final FileJournal journal;
    private final DeviceIdentity device;
    private final OkHttpClient http;
    private final SecureRandom random;
    private Optional<Enrolled> enrolled = Optional.empty();
    private Optional<UploadLoop> uploads = Optional.empty();
    private String problem = "";

    Evidence(FileJournal journal, DeviceIdentity device, OkHttpClient http, SecureRandom random) {
        this.journal = journal;
        this.device = device;
        this.http = http;
        this.random = random;
    }

    /**
     * Enrols if this device has not yet, and starts uploading. A server that is away is tried again at the next start.
     */
    void connect(PrivateDirectory state, String name, String address, String secret) {
        EnrolmentClient client = new EnrolmentClient(http, state);
        try {
            Optional<Enrolled> stored =
                    client.stored().filter(e -> address.isEmpty() || e.central().equals(CentralAddress.parse(address)));
            if (stored.isEmpty() && !address.isEmpty()) {
                stored = Optional.of(client.enrol(CentralAddress.parse(address), device, name, secret));
                String key = Base64.getEncoder().encodeToString(device.publicKey());
                journal.append(new EventBody.DeviceEnrolled(address, key));
            }
            stored.ifPresent(this::upload);
        } catch (IOException | IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
            LOG.warn("events stay on this laptop: {}", problem);
        }
    }

    private void upload(Enrolled to) {
        enrolled = Optional.of(to);
        UploadLoop loop = new UploadLoop(journal, new SegmentUploader(journal, to, http, random));
        loop.start();
        uploads = Optional.of(loop);
    }

    String central() {
        return enrolled.map(e -> e.central().base().toString()).orElse("");
    }

    Optional<CentralView> view() {
        return enrolled.map(e -> new CentralView(http, e, device));
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!problem.isEmpty()) {
            problems.add(Texts.get("problem.upload", problem));
        } else if (enrolled.isEmpty()) {
            problems.add(Texts.get("problem.unenrolled"));
        }
        journal.findings().forEach(f -> problems.add(f.detail()));
        return problems;
    }

    @Override
    public void close() {
        uploads.ifPresent(UploadLoop::close);
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
