package dev.chaperone.central.server;

import dev.chaperone.central.approval.Approvals;
import dev.chaperone.central.approval.Approvers;
import dev.chaperone.central.console.Console;
import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.forge.BareForge;
import dev.chaperone.central.forge.Git;
import dev.chaperone.central.gates.Gates;
import dev.chaperone.central.index.ChangeTable;
import dev.chaperone.central.index.Database;
import dev.chaperone.central.index.Doubt;
import dev.chaperone.central.index.EventTable;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.ingest.DeviceReport;
import dev.chaperone.central.ingest.Ingest;
import dev.chaperone.central.ingest.LogKeeper;
import dev.chaperone.central.ingest.Testimony;
import dev.chaperone.central.log.DurableFile;
import dev.chaperone.central.log.LogKey;
import dev.chaperone.central.log.PostQuantumKey;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.central.policy.PolicyShelf;
import dev.chaperone.central.submission.Attester;
import dev.chaperone.central.submission.Intake;
import dev.chaperone.central.witness.Witness;
import dev.chaperone.central.witness.Witnessing;
import dev.chaperone.model.sanitise.PlaceholderKey;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the server, in the order things depend on each other. The only place that does. */
final class Wiring implements AutoCloseable {

    static final String FORGE = "forge";
    static final String POST_QUANTUM_KEY = "log-key-mldsa44.p12";

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final long STOP_MILLIS = 5_000;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Clock clock = Clock.systemUTC();
    private final Options options;
    private final Limits limits;
    private final DataFolder data;
    private final Database database;
    private final String enrolSecret;
    private final Optional<Tls> tls;
    private final Witnessing witnesses;
    private final Server server = new Server(threads());
    private final ServerConnector connector;

    Wiring(Options options) throws IOException {
        this(options, Limits.USUAL);
    }

    /** @throws IOException in one plain line; nothing is held then */
    Wiring(Options options, Limits limits) throws IOException {
        this.options = options;
        this.limits = limits;
        data = DataFolder.open(options.data());
        try {
            database = Database.open(data.file("central.db"));
        } catch (IOException e) {
            data.close();
            throw e;
        }
        try {
            enrolSecret = Secrets.open(data.file("enrol-secret"), new SecureRandom());
            Optional<String> host = options.listening().tlsHost();
            tls = host.isPresent() ? Optional.of(Tls.open(data, host.get(), enrolSecret)) : Optional.empty();
            Kept kept = kept();
            witnesses = witnesses(kept);
            server.setHandler(routes(kept));
            connector = connector(options.listening());
        } catch (IOException e) {
            database.close();
            data.close();
            throw e;
        }
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(STOP_MILLIS);
    }

    /** What is evidence, or says something about it. */
    private record Kept(
            LogKey key, PostQuantumKey postQuantum, TileLog log, SegmentTable segments, FindingTable findings) {}

    private Kept kept() throws IOException {
        SegmentTable segments = new SegmentTable(database, clock);
        LogKey key = key(segments.size());
        new Provenance(data).require(segments.size(), options.restored());
        PostQuantumKey postQuantum = PostQuantumKey.open(data.file(POST_QUANTUM_KEY), key.name(), clock);
        TileLog log = TileLog.open(data.file("log"), key, List.of(postQuantum));
        return new Kept(key, postQuantum, log, segments, new FindingTable(database, clock));
    }

    private Witnessing witnesses(Kept kept) throws IOException {
        Path file = data.file("witnesses");
        List<Witness> listed = Files.exists(file) ? Witness.parse(Files.readString(file)) : List.of();
        FindingTable findings = kept.findings();
        return new Witnessing(
                listed,
                kept.log(),
                (witness, reason) ->
                        findings.addOnce(witness, new Doubt("witness", "%s: %s".formatted(witness, reason))));
    }

    private Routes routes(Kept kept) throws IOException {
        SecureRandom random = new SecureRandom();
        TileLog log = kept.log();
        SegmentTable segments = kept.segments();
        FindingTable findings = kept.findings();
        EventTable events = new EventTable(database);
        Devices devices = new Devices(database, random, clock);
        LogKeeper keeper = new LogKeeper(segments, log);
        keeper.resume();
        Ingest ingest = new Ingest(segments, log, keeper, clock);
        DeviceReport report = new DeviceReport(events, segments, log);
        Allowance allowance = new Allowance(limits.burst(), limits.perSecond(), System::nanoTime);
        Uploads uploads = new Uploads(limits.bodyBytes(), allowance);
        DeviceCheck check = new DeviceCheck(devices, uploads);
        String console = Secrets.open(data.file("console-token"), random);
        return new Routes(
                names(),
                new AdminApi(devices, Secrets.open(data.file("admin-token"), random)),
                new EnrolApi(devices, enrolSecret, kept.key(), tls.map(Tls::ca)),
                new Routes.Devices(
                        new DeviceApi(
                                check,
                                ingest,
                                segments,
                                report,
                                new Testimony(log, findings),
                                uploads,
                                new PolicyShelf(data.file(PolicyShelf.FILE))),
                        changes(check, uploads)),
                new LogApi(
                        log, List.of(kept.key().verifier(), kept.postQuantum().verifier()), segments),
                new Console(events, segments, findings, devices, log, console),
                limits.patience());
    }

    private ChangeApi changes(DeviceCheck check, Uploads uploads) throws IOException {
        Git git = new Git();
        ChangeTable changes = new ChangeTable(database, clock);
        Gates gates = new Gates(PlaceholderKey.fresh(new SecureRandom()::nextBytes));
        BareForge forge = new BareForge(data.file(FORGE), git);
        LogKey gatesKey = LogKey.open(data.file("gates-key.json"), "gates");
        byte[] gatesPublic = (gatesKey.verifier() + "\n").getBytes(StandardCharsets.UTF_8);
        DurableFile.write(data.file("gates-key.pub"), gatesPublic);
        Intake intake = new Intake(forge, gates, changes, git, data.file("quarantine"), new Attester(gatesKey));
        Approvers approvers = new Approvers(data.file("approvers"), data.file("approval-keys"));
        Approvals approvals = new Approvals(approvers, forge, changes, intake::patch, clock);
        approvals.resume();
        return new ChangeApi(check, uploads, intake, approvals, changes);
    }

    /** A new key under an old log would sign what nobody trusts. */
    private LogKey key(long entries) throws IOException {
        boolean isNew = entries == 0 && !TileLog.exists(data.file("log"));
        String origin = Origin.settle(options.data(), options.origin(), isNew);
        return entries == 0
                ? LogKey.open(data.file("log-key.json"), origin)
                : LogKey.existing(data.file("log-key.json"), origin);
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(LOOPBACK);
        tls.ifPresent(t -> names.add(t.host()));
        return names;
    }

    /** Where people and laptops reach it, once it listens. */
    String address(int port) {
        return tls.map(t -> "https://" + t.host()).orElse("http://127.0.0.1") + ":" + port;
    }

    /** Starts listening. @return the port. @throws IOException in one line, if the port is taken */
    int start() throws IOException {
        try {
            server.start();
            witnesses.start();
            return connector.getLocalPort();
        } catch (Exception e) {
            boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
            throw new IOException(
                    taken
                            ? "port %d is in use; stop what uses it or give another --port"
                                    .formatted(connector.getPort())
                            : "the server can't start (%s)".formatted(e.getMessage()),
                    e);
        }
    }

    void awaitEnd() throws InterruptedException {
        server.join();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(16, 2);
        pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return pool;
    }

    private ServerConnector connector(Options.Listening listening) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(32 * 1024);
        http.setUriCompliance(UriCompliance.RFC3986);
        if (tls.isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector made = tls.isPresent()
                ? new ServerConnector(
                        server, 1, 1, new SslConnectionFactory(tls.get().context(), "http/1.1"), plain)
                : new ServerConnector(server, 1, 1, plain);
        made.setHost(listening.address());
        made.setPort(listening.port());
        made.setIdleTimeout(limits.idle().toMillis());
        made.addBean(new NetworkConnectionLimit(limits.connections(), made));
        made.addBean(new TricklingConnections(made.getScheduler(), limits.patience()));
        server.addConnector(made);
        return made;
    }

    @Override
    public void close() {
        try {
            witnesses.close();
            server.stop();
            database.close();
            data.close();
        } catch (Exception e) {
            LOG.warn("the server did not stop cleanly: {}", e.getMessage());
        }
    }
}
