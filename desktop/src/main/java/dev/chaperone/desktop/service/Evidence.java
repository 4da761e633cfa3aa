package dev.chaperone.desktop.service;

import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.journal.SegmentUploader;
import dev.chaperone.desktop.journal.UploadLoop;
import dev.chaperone.desktop.policy.BundleFetch;
import dev.chaperone.desktop.push.CentralForge;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of events to the central server. Without one they stay on the laptop, and the status says so. Safe for use by
 * many threads.
 */
final class Evidence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    /** Longest a request may take in all; a server that trickles must not hold up the evidence. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private final Laptop laptop;
    private final EnrolmentClient client;
    private final OkHttpClient http;
    private final Enroller.Patience patience;
    private volatile Optional<Connection> connection = Optional.empty();
    private Optional<Enroller> enroller = Optional.empty();
    private boolean closed;

    /**
     * What is told to central, and by whom.
     *
     * @param name what people call this device
     */
    record Laptop(FileJournal journal, DeviceIdentity device, String name) {}

    private record Connection(Enrolled to, OkHttpClient http, UploadLoop uploads) {}

    Evidence(Laptop laptop, EnrolmentClient client, OkHttpClient http, Enroller.Patience patience) {
        this.laptop = laptop;
        this.client = client;
        this.http = http.newBuilder().callTimeout(LONGEST_CALL).build();
        this.patience = patience;
    }

    /**
     * Begins to enrol, unless this device has, and to upload. Returns at once; what can't be done now is tried again by
     * itself, and {@link #problems} says so meanwhile. Once only.
     *
     * @param wanted where to enrol; asked again and again, as policy may change
     */
    synchronized void connect(Supplier<Enroller.Target> wanted) {
        Enroller fresh = new Enroller(wanted, this::enrol, patience);
        enroller = Optional.of(fresh);
        fresh.start();
    }

    private void enrol(Enroller.Target target) throws IOException {
        Optional<Enrolled> known = known(target);
        if (known.isPresent()) {
            upload(known.get());
        } else if (!target.address().isEmpty()) {
            CentralAddress central = CentralAddress.parse(target.address());
            // Uploads first: if the journal is full, they make the room for the event.
            upload(client.enrol(central, laptop.device(), laptop.name(), target.secret()));
            note(central);
        }
    }

    private Optional<Enrolled> known(Enroller.Target target) throws IOException {
        try {
            return client.stored()
                    .filter(e ->
                            target.address().isEmpty() || e.central().equals(CentralAddress.parse(target.address())));
        } catch (IOException e) {
            if (target.address().isEmpty()) {
                throw e;
            }
            LOG.warn("the stored enrolment can't be used, so this device enrols again: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void note(CentralAddress central) {
        String key = Base64.getEncoder().encodeToString(laptop.device().publicKey());
        try {
            laptop.journal().append(new EventBody.DeviceEnrolled(central.base().toString(), key));
        } catch (IOException e) {
            LOG.error("the enrolment could not be recorded: {}", e.getMessage()); // the journal counts what it refuses
        }
    }

    private synchronized void upload(Enrolled to) throws IOException {
        if (closed || connection.map(Connection::to).equals(Optional.of(to))) {
            return;
        }
        connection.ifPresent(old -> old.uploads().close());
        OkHttpClient secured = client.secured(http, to);
        SegmentUploader uploader = new SegmentUploader(laptop.journal(), to, secured, patience.jitter());
        UploadLoop loop = new UploadLoop(laptop.journal(), uploader);
        connection = Optional.of(new Connection(to, secured, loop));
        loop.start();
    }

    String central() {
        return connection.map(c -> c.to().central().base().toString()).orElse("");
    }

    Optional<CentralView> view() {
        return connection.map(c -> new CentralView(c.http(), c.to(), laptop.device()));
    }

    /** Central as changes are sent to it; empty while this device is not enrolled. */
    Optional<CentralForge> forge() {
        return connection.map(
                c -> new CentralForge(c.http(), c.to(), laptop.device().deviceId()));
    }

    /** Where policy is fetched from, under the identity events are uploaded with; empty while not enrolled. */
    Optional<BundleFetch> policy() {
        return connection.map(
                c -> new BundleFetch(c.http(), c.to(), laptop.device().deviceId()));
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        String trouble = enroller().map(Enroller::problem).orElse("");
        if (!trouble.isEmpty()) {
            problems.add(Texts.get("problem.enrolment", trouble));
        } else if (connection.isEmpty()) {
            problems.add(Texts.get("problem.unenrolled"));
        }
        connection
                .map(c -> c.uploads().problem())
                .filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> problems.add(Texts.get("problem.upload", reason)));
        if (laptop.journal().isRefusing()) {
            problems.add(Texts.get("problem.journal"));
        }
        laptop.journal().findings().forEach(f -> problems.add(f.detail()));
        return problems;
    }

    private synchronized Optional<Enroller> enroller() {
        return enroller;
    }

    @Override
    public synchronized void close() {
        closed = true;
        enroller.ifPresent(Enroller::close);
        connection.ifPresent(c -> c.uploads().close());
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
