package dev.chaperone.desktop.agent.roster;

import dev.chaperone.desktop.peer.PeerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A service that breaks in one way, for every hook that asks it. */
final class FaultyService implements AutoCloseable {

    private final ServerSocketChannel server;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does. */
    enum Act {
        ABSENT,
        GONE,
        HANG_UP,
        SAY,
        SAY_AND_HANG,
        /** Answers only what came without a body, as a hook sends it that could not read its input. */
        REFUSE_EMPTY,
        KILL_CALLER
    }

    private FaultyService(ServerSocketChannel server) {
        this.server = server;
    }

    static FaultyService start(Path socket, Act act, String said) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        FaultyService service = new FaultyService(server);
        if (act == Act.ABSENT) {
            return service;
        }
        server.bind(UnixDomainSocketAddress.of(socket), 100);
        if (act == Act.GONE) {
            server.close(); // the socket's file stays, as after a crash
            return service;
        }
        Thread.ofVirtual().start(() -> service.accept(act, said));
        return service;
    }

    private void accept(Act act, String said) {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofVirtual().start(() -> serve(channel, act, said));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(SocketChannel channel, Act act, String said) {
        try (channel) {
            if (act == Act.HANG_UP) {
                return;
            }
            InputStream in = Channels.newInputStream(channel);
            OutputStream out = Channels.newOutputStream(channel);
            String asked = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (act != Act.REFUSE_EMPTY || asked.endsWith("}")) {
                out.write(said.getBytes(StandardCharsets.UTF_8));
            }
            if (act == Act.KILL_CALLER) {
                ProcessHandle.of(PeerCredentials.of(channel).pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
            if (act == Act.SAY_AND_HANG) {
                closed.await();
            }
        } catch (IOException | InterruptedException _) {
            // the hook is gone
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
