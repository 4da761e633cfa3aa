package dev.chaperone.desktop.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider on loopback that keeps what arrives byte by byte and answers from a script, one request a connection. */
final class FakeProvider implements AutoCloseable {

    /** What arrived. */
    record Received(String line, List<String> headers, String text) {
        String header(String name) {
            return headers.stream()
                    .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(h -> h.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Writes an answer as it goes over the wire; the connection ends with it. */
    interface Script {
        void answer(Received request, Reply reply) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Script script = (_, reply) -> reply.whole(200, "application/json", "{}");

    FakeProvider() throws IOException {
        Thread.ofVirtual().start(this::acceptAll);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void answers(Script next) {
        script = next;
    }

    List<Received> received() {
        return received;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Received request = read(new BufferedInputStream(socket.getInputStream()));
            received.add(request);
            script.answer(request, new Reply(socket));
        } catch (IOException _) {
            // the client has gone, as some tests want
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        List<String> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        Received head = new Received(line, headers, "");
        String length = head.header("Content-Length");
        byte[] body = length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new Received(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The wire of one answer. */
    static final class Reply {

        private final Socket socket;
        private final OutputStream out;

        Reply(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        void whole(int status, String type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            raw("HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                    .formatted(status, type, bytes.length));
            out.write(bytes);
        }

        void streamHead(String... headers) throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n");
            raw("Connection: close\r\n");
            for (String header : headers) {
                raw(header + "\r\n");
            }
            raw("\r\n");
        }

        void piece(byte[] bytes) throws IOException {
            raw(Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            raw("\r\n");
        }

        void piece(String text) throws IOException {
            piece(text.getBytes(StandardCharsets.UTF_8));
        }

        void end() throws IOException {
            raw("0\r\n\r\n");
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Blocks until the other side has hung up. */
        void awaitHangUp() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }
}
