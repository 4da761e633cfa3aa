package dev.chaperone.central.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.thread.Scheduler;

/** Closes connections that send the head of a request so slowly that the idle timeout never sees them. */
final class TricklingConnections implements Connection.Listener {

    private final Scheduler scheduler;
    private final Duration patience;

    TricklingConnections(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection tls) {
            watch(tls);
        } else {
            watch(connection, 0, 0);
        }
    }

    /** A handshake must be over after a while; what comes then is the other connection's business. */
    private void watch(SslConnection tls) {
        var late = scheduler.schedule(tls.getEndPoint()::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        tls.addHandshakeListener(new SslHandshakeListener() {
            @Override
            public void handshakeSucceeded(Event event) {
                late.cancel();
            }
        });
    }

    /** Looks again after a while: bytes came, yet no request is complete or under way. */
    private void watch(Connection connection, long bytes, long requests) {
        var _ = scheduler.schedule(() -> look(connection, bytes, requests), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, long bytes, long requests) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        long bytesNow = connection.getBytesIn();
        long requestsNow = connection.getMessagesIn();
        boolean atRest = requestsNow == connection.getMessagesOut();
        if (atRest && requestsNow == requests && bytesNow > bytes) {
            connection.close();
        } else {
            watch(connection, bytesNow, requestsNow);
        }
    }
}
