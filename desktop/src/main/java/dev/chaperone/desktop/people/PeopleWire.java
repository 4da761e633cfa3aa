package dev.chaperone.desktop.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** One JSON object a line, both ways. Writing is safe for many threads. */
public final class PeopleWire {

    /** Longest request line accepted, in characters. */
    private static final int MAX_REQUEST = 65_536;

    private final BufferedReader reader;
    private final OutputStream out;

    public PeopleWire(SocketChannel channel) {
        this.reader = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8), MAX_REQUEST);
        this.out = Channels.newOutputStream(channel);
    }

    /** The next request; empty when the peer has gone. @throws IOException if it can't be understood */
    public Optional<PeopleRequest> request() throws IOException {
        Optional<String> line = boundedLine();
        return line.isEmpty() ? Optional.empty() : Optional.of(read(line.get(), PeopleRequest.class));
    }

    /** The next reply; empty when the service has gone. */
    public Optional<PeopleReply> reply() throws IOException {
        String line = reader.readLine();
        return line == null ? Optional.empty() : Optional.of(read(line, PeopleReply.class));
    }

    public void send(PeopleRequest request) throws IOException {
        write(PeopleJson.MAPPER.writeValueAsString(request));
    }

    public void send(PeopleReply reply) throws IOException {
        write(PeopleJson.MAPPER.writeValueAsString(reply));
    }

    private Optional<String> boundedLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() == MAX_REQUEST) {
                throw new IOException("a request is longer than %d characters".formatted(MAX_REQUEST));
            }
            line.append((char) c);
        }
        return Optional.empty();
    }

    private static <T> T read(String line, Class<T> type) throws IOException {
        try {
            T message = PeopleJson.MAPPER.readValue(line, type);
            if (message == null) {
                throw new IOException("not understood: null");
            }
            return message;
        } catch (JacksonException e) {
            throw new IOException("not understood: " + e.getOriginalMessage(), e);
        }
    }

    private synchronized void write(String json) throws IOException {
        out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
