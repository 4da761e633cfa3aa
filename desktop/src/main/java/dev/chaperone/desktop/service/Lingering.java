package dev.chaperone.desktop.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Lets a peer read its last answer. A connection closed with unread input is reset and the answer in it is lost, so
 * what the peer still sends is read away; but only for a short while, because it may be one that wants to stay.
 */
final class Lingering {

    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final int MAX_BYTES = 1_048_576;

    private Lingering() {}

    /** The channel is not usable for blocking calls afterwards. */
    static void over(SocketChannel channel) throws IOException {
        channel.shutdownOutput();
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            long end = System.nanoTime() + LONGEST.toNanos();
            ByteBuffer block = ByteBuffer.allocate(8_192);
            for (int read = 0, n = 0; n >= 0 && read < MAX_BYTES; read += n) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0 || selector.select(left) == 0) {
                    return;
                }
                selector.selectedKeys().clear();
                n = channel.read(block.clear());
            }
        }
    }
}
