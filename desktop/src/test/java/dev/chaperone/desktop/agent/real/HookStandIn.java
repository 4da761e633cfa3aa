package dev.chaperone.desktop.agent.real;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something else in our service's place: it hears every hook and gives all of them the same wrong answer, or none. */
final class HookStandIn implements AutoCloseable {

    private final ServerSocketChannel server;

    /** @param answer what it says; if empty it says nothing and hangs */
    HookStandIn(Path socket, String answer) throws IOException {
        Files.createDirectories(socket.getParent());
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    SocketChannel channel = server.accept();
                    Thread.ofVirtual().start(() -> serve(channel, answer));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    private static void serve(SocketChannel channel, String answer) {
        try (channel) {
            Channels.newInputStream(channel).readAllBytes();
            if (answer.isEmpty()) {
                Thread.currentThread().join(); // for ever, until the test's process ends
            }
            Channels.newOutputStream(channel).write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException _) {
            // the hook is gone, which is all it was here for
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
