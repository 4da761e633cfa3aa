package dev.chaperone.desktop.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP on the loopback address. A few threads look after connections; each request has a virtual one. */
final class Listener implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(20);
    private static final int MOST_CONNECTIONS = 512;
    /** Held only while a request comes in. */
    private static final int INPUT_BUFFER = 64 * 1024;

    private static final int LONGEST_HEADERS = 64 * 1024;

    private final Server server;
    private final ServerConnector connector;

    Listener(Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(6, 1);
        threads.setName("gateway");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        server.setHandler(handler);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(LONGEST_HEADERS);
        http.setResponseHeaderSize(LONGEST_HEADERS);
        HttpConnectionFactory connections = new HttpConnectionFactory(http);
        connections.setInputBufferSize(INPUT_BUFFER);
        connector = new ServerConnector(server, 1, 1, connections);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        server.addConnector(connector);
    }

    /** @throws IOException in one plain line, such as when another program has the port */
    void start(int port) throws IOException {
        connector.setPort(port);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException(Texts.get("listen.failed", String.valueOf(port), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the gateway did not stop", e);
        }
    }
}
