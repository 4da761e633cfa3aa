package dev.chaperone.central.server;

import dev.chaperone.central.console.Console;
import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.index.Database;
import dev.chaperone.central.index.EventTable;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.ingest.DeviceReport;
import dev.chaperone.central.ingest.Ingest;
import dev.chaperone.central.ingest.LogKeeper;
import dev.chaperone.central.ingest.Testimony;
import dev.chaperone.central.log.LogKey;
import dev.chaperone.central.log.TileLog;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the server, in the order things depend on each other. The only place that does. */
final class Wiring implements AutoCloseable {

    static final String ORIGIN = "chaperone-central.local/log";

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final long STOP_MILLIS = 5_000;

    private final Options options;
    private final Limits limits;
    private final DataFolder data;
    private final Database database;
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
            server.setHandler(routes());
        } catch (IOException e) {
            database.close();
            data.close();
            throw e;
        }
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(STOP_MILLIS);
        connector = connector(options.port());
    }

    private Routes routes() throws IOException {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        SegmentTable segments = new SegmentTable(database);
        EventTable events = new EventTable(database);
        FindingTable findings = new FindingTable(database, clock);
        Devices devices = new Devices(database, random, clock);
        LogKey key = key(segments.size());
        new Provenance(data).require(segments.size(), options.restored());
        TileLog log = TileLog.open(data.file("log"), key);
        LogKeeper keeper = new LogKeeper(segments, log);
        keeper.resume();
        Ingest ingest = new Ingest(segments, findings, log, keeper, clock);
        DeviceReport report = new DeviceReport(events, segments, log);
        Uploads uploads = new Uploads(limits.bodyBytes());
        String console = Secrets.open(data.file("console-token"), random);
        return new Routes(
                new EnrolApi(devices, Secrets.open(data.file("enrol-secret"), random), key),
                new DeviceApi(devices, ingest, segments, report, new Testimony(log, findings), uploads),
                new LogApi(log, key, segments),
                new Console(events, segments, findings, devices, log, console),
                limits.patience());
    }

    /** A new key under an old log would sign what nobody trusts. */
    private LogKey key(long entries) throws IOException {
        return entries == 0
                ? LogKey.open(data.file("log-key.json"), ORIGIN)
                : LogKey.existing(data.file("log-key.json"), ORIGIN);
    }

    /** Starts listening. @return the port. @throws IOException in one line, if the port is taken */
    int start() throws IOException {
        try {
            server.start();
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

    private ServerConnector connector(int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(32 * 1024);
        http.setUriCompliance(UriCompliance.RFC3986);
        ServerConnector made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        made.setHost("127.0.0.1");
        made.setPort(port);
        made.setIdleTimeout(limits.idle().toMillis());
        made.addBean(new NetworkConnectionLimit(limits.connections(), made));
        made.addBean(new TricklingConnections(made.getScheduler(), limits.patience()));
        server.addConnector(made);
        return made;
    }

    @Override
    public void close() {
        try {
            server.stop();
            database.close();
            data.close();
        } catch (Exception e) {
            LOG.warn("the server did not stop cleanly: {}", e.getMessage());
        }
    }
}
