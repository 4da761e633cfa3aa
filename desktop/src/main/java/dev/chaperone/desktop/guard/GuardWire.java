package dev.chaperone.desktop.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One line of JSON each way. */
public final class GuardWire {

    private static final int MAX_LINE = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private GuardWire() {}

    public static void write(OutputStream out, Object message) throws IOException {
        out.write((MAPPER.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** @throws IOException if the other side has gone or can't be understood */
    public static <T> T read(InputStream in, Class<T> type) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        int b = in.read();
        for (; b >= 0 && b != '\n' && line.size() < MAX_LINE; b = in.read()) {
            line.write(b);
        }
        if (b != '\n') {
            throw new IOException("the connection ended in the middle of a message");
        }
        try {
            T message = MAPPER.readValue(line.toString(StandardCharsets.UTF_8), type);
            if (message == null) {
                throw new IOException("an empty message");
            }
            return message;
        } catch (JacksonException e) {
            throw new IOException("not understood: " + e.getOriginalMessage(), e);
        }
    }
}
