package dev.chaperone.desktop.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A service that hears one question to its end, gives the answer it was made with, and hangs up. */
final class OneAnswer implements AutoCloseable {

    private final ServerSocketChannel server;
    private final CompletableFuture<String> question = new CompletableFuture<>();

    OneAnswer(Path socket, String answer) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> serve(answer));
    }

    String question() {
        return question.join();
    }

    private void serve(String answer) {
        try (SocketChannel channel = server.accept()) {
            byte[] asked = Channels.newInputStream(channel).readAllBytes();
            Channels.newOutputStream(channel).write(answer.getBytes(StandardCharsets.UTF_8));
            question.complete(new String(asked, StandardCharsets.UTF_8));
        } catch (IOException e) {
            question.completeExceptionally(e);
        }
    }

    /** The file of the socket stays. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
