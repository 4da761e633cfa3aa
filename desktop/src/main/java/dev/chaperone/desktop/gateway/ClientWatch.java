package dev.chaperone.desktop.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that a client hangs up while it waits. HTTP/1.1 reads nothing between a request and its answer, so without
 * this a model would go on working for nobody. To be closed before the answer is complete.
 */
final class ClientWatch implements AutoCloseable {

    private final AbstractEndPoint connection;
    private final Callback reading;

    private ClientWatch(AbstractEndPoint connection, Runnable gone) {
        this.connection = connection;
        this.reading = Callback.from(() -> look(gone), _ -> {});
    }

    /** @param gone run at most once, on another thread; must not block */
    static ClientWatch over(Request request, Runnable gone) {
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (!(endPoint instanceof AbstractEndPoint plain)) {
            throw new IllegalStateException("a connection over loopback is a plain one");
        }
        ClientWatch watch = new ClientWatch(plain, gone);
        plain.tryFillInterested(watch.reading);
        return watch;
    }

    /** A client that sends more before it has its answer can't be served: what was read here is lost. */
    private void look(Runnable gone) {
        try {
            ByteBuffer one = BufferUtil.allocate(1);
            if (connection.fill(one) == 0) {
                connection.tryFillInterested(reading);
                return;
            }
        } catch (IOException _) {
            // it has gone without a word
        }
        gone.run();
    }

    @Override
    public void close() {
        connection.getFillInterest().onFail(new CancellationException());
    }
}
