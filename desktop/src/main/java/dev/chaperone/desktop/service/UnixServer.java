package dev.chaperone.desktop.service;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one Unix socket and gives each connection a virtual thread. The socket file is removed on close. */
final class UnixServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnixServer.class);
    private static final int MAX_CONNECTIONS = 256;

    private final Path path;
    private final ServerSocketChannel server;
    private final Connection connection;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);

    /** What is done with each connection; it is closed afterwards. */
    interface Connection {
        void serve(SocketChannel channel) throws IOException;
    }

    /** @throws IOException with a plain message if the socket is in use or can't be made */
    UnixServer(Path path, Connection connection) throws IOException {
        this.path = path;
        this.connection = connection;
        removeStale();
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw new IOException(Texts.get("socket.failed", path, String.valueOf(e.getMessage())), e);
        }
    }

    void start() {
        Thread.ofPlatform().daemon().name("accept-" + path.getFileName()).start(this::acceptLoop);
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.debug("socket {} could not be removed", path, e);
        }
    }

    /** Ends every connection that is open now. */
    void hangUp() {
        open.forEach(channel -> {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("a connection could not be closed", e);
            }
        });
    }

    /** Waits until the last connection has its answer, but not longer than {@code patience}. */
    void awaitIdle(Duration patience) throws InterruptedException {
        if (!free.tryAcquire(MAX_CONNECTIONS, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("connections on {} were still open after {} s", path.getFileName(), patience.toSeconds());
        }
    }

    /** A socket file nobody answers on is left over from a crash. */
    private void removeStale() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new SocketInUseException(Texts.get("socket.busy", path));
        } catch (SocketInUseException e) {
            throw e;
        } catch (IOException _) {
            Files.delete(path);
        }
    }

    private void acceptLoop() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                free.acquireUninterruptibly();
                Thread.ofVirtual().start(() -> serve(channel));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("a connection could not be accepted: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            open.add(channel);
            connection.serve(channel);
        } catch (IOException | RuntimeException e) {
            LOG.debug("connection ended", e);
        } finally {
            open.remove(channel);
            free.release();
        }
    }
}
