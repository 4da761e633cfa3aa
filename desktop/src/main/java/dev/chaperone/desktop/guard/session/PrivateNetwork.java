package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.kernel.Namespaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network in which there is nothing but the loopback ports that were named; each leads to the same port of this
 * machine. One thread stays in it for as long as the session lasts.
 */
final class PrivateNetwork {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateNetwork.class);

    private final List<Integer> ports;
    private final CountDownLatch session = new CountDownLatch(1);

    PrivateNetwork(List<Integer> ports) {
        this.ports = ports;
    }

    /**
     * Threads see the network of the thread that starts them, so those that lead out are started here.
     *
     * @return the thread that is in it
     */
    long open() throws IOException {
        CompletableFuture<Inside> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("network").start(() -> stay(ready));
        try {
            Inside inside = ready.join();
            inside.doors()
                    .forEach((port, door) ->
                            Thread.ofPlatform().daemon().name("port-" + port).start(() -> accept(door, port)));
            return inside.thread();
        } catch (CompletionException e) {
            throw new IOException("the agent's own network could not be made", e.getCause());
        }
    }

    private record Inside(long thread, Map<Integer, ServerSocketChannel> doors) {}

    private void stay(CompletableFuture<Inside> ready) {
        try {
            Namespaces.newNetwork();
            Map<Integer, ServerSocketChannel> doors = new HashMap<>();
            for (int port : ports) {
                ServerSocketChannel door = ServerSocketChannel.open();
                doors.put(port, door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
            ready.complete(new Inside(Namespaces.thread(), doors));
            session.await();
        } catch (IOException | RuntimeException e) {
            ready.completeExceptionally(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void accept(ServerSocketChannel door, int port) {
        try {
            while (door.isOpen()) {
                SocketChannel inside = door.accept();
                Thread.ofPlatform().daemon().name("relay").start(() -> relay(inside, port));
            }
        } catch (IOException e) {
            LOG.warn("port {} leads nowhere any more: {}", port, e.getMessage());
        }
    }

    private static void relay(SocketChannel inside, int port) {
        try (inside;
                SocketChannel outside =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            Thread back = Thread.ofPlatform().daemon().start(() -> copy(outside, inside));
            copy(inside, outside);
            back.join();
        } catch (IOException e) {
            LOG.debug("a connection ended", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        try {
            Channels.newInputStream(from).transferTo(Channels.newOutputStream(to));
            to.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("a connection ended", e);
        }
    }
}
