package dev.chaperone.model.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** The events of a segment as they travel: gzip of lines {@code {"event":{…},"salt":"base64"}}. */
public final class SegmentBody {

    /** Largest body, before compression, in bytes. */
    public static final int MAX_PLAIN = 4 << 20;

    private static final String BEGINNING = "{\"event\":";

    /** Characters of {@code ,"salt":""}} around the salt. */
    private static final int ENDING = ",\"salt\":\"\"}".length();

    private SegmentBody() {}

    /** Compressed lines. The same events give the same lines, not necessarily the same compressed bytes. */
    public static byte[] encode(List<SealedEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (SealedEvent event : events) {
                gzip.write(BEGINNING.getBytes(StandardCharsets.UTF_8));
                gzip.write(event.canonicalEvent());
                gzip.write((",\"salt\":\"" + StrictBase64.encode(event.salt()) + "\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail to be written", e);
        }
        return out.toByteArray();
    }

    /** @throws ProofException if it is no gzip, unpacks to more than {@link #MAX_PLAIN}, or a line is malformed */
    public static List<SealedEvent> decode(byte[] body) throws ProofException {
        List<SealedEvent> events = new ArrayList<>();
        byte[] plain = unpack(body);
        for (int start = 0, end; start < plain.length; start = end + 1) {
            end = lineEnd(plain, start);
            events.add(line(Arrays.copyOfRange(plain, start, end)));
        }
        return List.copyOf(events);
    }

    private static byte[] unpack(byte[] body) throws ProofException {
        byte[] plain;
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            plain = gzip.readNBytes(MAX_PLAIN + 1);
        } catch (IOException e) {
            throw new ProofException("segment body of %d bytes is no gzip".formatted(body.length), e);
        }
        if (plain.length > MAX_PLAIN) {
            throw new ProofException("segment body unpacks to more than %d bytes".formatted(MAX_PLAIN));
        }
        return plain;
    }

    private static int lineEnd(byte[] plain, int start) throws ProofException {
        for (int at = start; at < plain.length; at++) {
            if (plain[at] == '\n') {
                return at;
            }
        }
        throw new ProofException("segment body ends in the middle of a line");
    }

    /** The line is canonical and has these two fields alone, so the event's own canonical bytes lie within it. */
    private static SealedEvent line(byte[] line) throws ProofException {
        JsonNode json = CanonicalJson.decode(line);
        JsonNode event = json.get("event");
        if (json.size() != 2 || event == null || !event.isObject()) {
            throw new ProofException("a line of a segment body has exactly an event and a salt");
        }
        try {
            String salt = StrictJson.text(json, "salt");
            byte[] bytes = StrictBase64.decode(salt);
            int end = line.length - ENDING - salt.length();
            return SealedEvent.of(Arrays.copyOfRange(line, BEGINNING.length(), end), event, bytes);
        } catch (IllegalArgumentException e) {
            throw new ProofException("salt is malformed: " + e.getMessage(), e);
        }
    }
}
