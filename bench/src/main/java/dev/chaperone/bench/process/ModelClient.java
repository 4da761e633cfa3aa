package dev.chaperone.bench.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kept connection on which questions are asked of a model, and a clock beside it. */
final class ModelClient implements AutoCloseable {

    private static final Pattern SENT = Pattern.compile("\"sent\":(\\d+)");

    private final Socket socket;
    private final InputStream in;
    private final String path;

    /** @param path before the interface's own, such as {@code /SECRET/anthropic} */
    ModelClient(int port, String path) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        this.path = path;
    }

    /**
     * Asks, and reads the answer to its end.
     *
     * @param session by which the gateway tells conversations apart
     * @param later takes how long each event after the first was on its way
     * @return until the first event was there, in nanoseconds
     */
    long ask(String session, String body, List<Long> later) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST %s/v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n".formatted(path)
                        + "x-claude-code-session-id: %s\r\nContent-Length: %d\r\n\r\n".formatted(session, bytes.length);
        long start = System.nanoTime();
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        String status = StreamingModel.line(in);
        if (!status.contains(" 200")) {
            throw new IOException("the answer was: " + status);
        }
        while (!StreamingModel.line(in).isEmpty()) {
            Thread.onSpinWait();
        }
        return events(start, later);
    }

    private long events(long start, List<Long> later) throws IOException {
        long first = 0;
        for (int length = chunk(); length > 0; length = chunk()) {
            String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            long now = System.nanoTime();
            StreamingModel.line(in);
            Matcher sent = SENT.matcher(text);
            while (sent.find()) {
                if (first == 0) {
                    first = now - start;
                } else {
                    later.add(now - Long.parseLong(sent.group(1)));
                }
            }
        }
        StreamingModel.line(in);
        return first;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(StreamingModel.line(in), 16);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
