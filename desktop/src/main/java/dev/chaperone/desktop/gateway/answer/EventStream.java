package dev.chaperone.desktop.gateway.answer;

import dev.chaperone.model.sanitise.restore.Vault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Server-sent events (WHATWG HTML, section 9.2), one at a time: an event is passed on as soon as its empty line is
 * there. What is no event that we know goes as it came.
 */
final class EventStream implements Passage {

    /** An event that is longer goes on as it comes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final Lanes lanes;
    private byte[] held = new byte[8 * 1024];
    private int length;
    private int lookedAt;

    EventStream(Vault vault, boolean tools) {
        this.lanes = new Lanes(vault, tools);
    }

    @Override
    public byte[] accept(byte[] bytes, int count) {
        if (held.length < length + count) {
            held = java.util.Arrays.copyOf(held, Math.max(held.length * 2, length + count));
        }
        System.arraycopy(bytes, 0, held, length, count);
        length += count;
        ByteArrayOutputStream out = new ByteArrayOutputStream(count + 256);
        int done = 0;
        for (int end = end(); end > 0; end = end()) {
            out.writeBytes(event(done, end));
            done = end;
        }
        keepFrom(length - done > LONGEST ? passAll(out, done) : done);
        return out.toByteArray();
    }

    private int passAll(ByteArrayOutputStream out, int from) {
        out.write(held, from, length - from);
        return length;
    }

    private void keepFrom(int done) {
        System.arraycopy(held, done, held, 0, length - done);
        length -= done;
        lookedAt = Math.max(0, lookedAt - done);
    }

    /** Behind the next empty line that was not seen before; 0 if there is none. */
    private int end() {
        while (lookedAt < length) {
            byte c = held[lookedAt++];
            boolean emptyLine = lookedAt > 1
                    && (c == '\n' || c == '\r')
                    && (held[lookedAt - 2] == c
                            || (c == '\n' && lookedAt > 2 && held[lookedAt - 2] == '\r' && held[lookedAt - 3] == '\n'));
            if (emptyLine) {
                return lookedAt;
            }
        }
        return 0;
    }

    @Override
    public byte[] finish() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(String.join("", lanes.flush("")).getBytes(StandardCharsets.UTF_8));
        out.write(held, 0, length);
        length = 0;
        return out.toByteArray();
    }

    private byte[] event(int from, int to) {
        Optional<String> text = decoded(from, to);
        byte[] same = java.util.Arrays.copyOfRange(held, from, to);
        return text.map(t ->
                        changed(t).map(c -> c.getBytes(StandardCharsets.UTF_8)).orElse(same))
                .orElse(same);
    }

    private Optional<String> decoded(int from, int to) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(held, from, to - from))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** @return empty if it stays as it is */
    private Optional<String> changed(String text) {
        int field = text.startsWith("data:") ? 0 : text.indexOf("\ndata:") + 1;
        if (!text.startsWith("data:", field)) {
            return Optional.empty();
        }
        int start = field + "data:".length();
        int end = lineEnd(text, start);
        String head = text.substring(0, start);
        String data = text.substring(start, end);
        String tail = text.substring(end);
        return tail.contains("\ndata:") ? Optional.empty() : changed(head, data, tail);
    }

    private Optional<String> changed(String head, String data, String tail) {
        if (data.strip().equals("[DONE]")) {
            String rest = String.join("", lanes.flush(""));
            return rest.isEmpty() ? Optional.empty() : Optional.of(rest + head + data + tail);
        }
        try {
            Event event = Event.read(data);
            String restored = lanes.restore(data, event, new Lanes.Frame(head, tail), false);
            String before = event.ends() ? String.join("", lanes.flush(event.part())) : "";
            return restored.equals(data) && before.isEmpty()
                    ? Optional.empty()
                    : Optional.of(before + head + restored + tail);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
