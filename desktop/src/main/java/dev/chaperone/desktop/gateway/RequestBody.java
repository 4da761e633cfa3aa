package dev.chaperone.desktop.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** What a client sends, read as text, because only what was read can be cleaned. */
final class RequestBody {

    /** As long as the longest text the sanitiser looks at; a longer body is refused whole. */
    static final int MOST = 8 * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    /** Of a body that is refused. */
    private static final int MOST_DRAINED = 64 * 1024 * 1024;

    private final byte[] bytes;
    private final int length;
    private final String text;

    private RequestBody(byte[] bytes, int length) throws RefusedRequest {
        this.bytes = bytes;
        this.length = length;
        this.text = text(bytes, length);
    }

    String text() {
        return text;
    }

    /** A text as bytes: those that came, if it is the same text. */
    ByteBuffer bytesOf(String sent) {
        return sent.equals(text)
                ? ByteBuffer.wrap(bytes, 0, length)
                : ByteBuffer.wrap(sent.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws RefusedRequest if it is too long, packed in a way we can't unpack, or no UTF-8 */
    static RequestBody read(Request request) throws IOException, RefusedRequest {
        if (request.getLength() > MOST) {
            throw drained(request, tooLong());
        }
        try {
            return read(unpacked(request), (int) Math.max(CHUNK, request.getLength() + 1));
        } catch (RefusedRequest e) {
            throw drained(request, e); // a stream that was closed could not be drained
        }
    }

    /** A client that still sends would see a broken connection instead of the answer. */
    private static RefusedRequest drained(Request request, RefusedRequest refused) throws IOException {
        InputStream rest = Content.Source.asInputStream(request);
        byte[] chunk = new byte[CHUNK];
        int left = MOST_DRAINED;
        for (int read = rest.read(chunk); read >= 0 && left > 0; read = rest.read(chunk)) {
            left -= read;
        }
        return refused;
    }

    private static InputStream unpacked(Request request) throws IOException, RefusedRequest {
        InputStream in = Content.Source.asInputStream(request);
        String header = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        String coding = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in, CHUNK);
            case "deflate" -> new InflaterInputStream(in);
            default -> throw new RefusedRequest(415, Texts.get("refused.coding"));
        };
    }

    /** @param expected one more than the body has, if that is known, so that it is read without being copied */
    private static RequestBody read(InputStream in, int expected) throws IOException, RefusedRequest {
        byte[] body = new byte[expected];
        int length = 0;
        for (int read = in.read(body, 0, body.length); read >= 0; read = in.read(body, length, body.length - length)) {
            length += read;
            if (length > MOST) {
                throw tooLong();
            }
            body = length == body.length ? Arrays.copyOf(body, 2 * length) : body;
        }
        return new RequestBody(body, length);
    }

    /** Only a text with a replacement character in it can have been broken, so most are decoded once. */
    private static String text(byte[] bytes, int length) throws RefusedRequest {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            } catch (CharacterCodingException e) {
                throw new RefusedRequest(400, Texts.get("refused.text"));
            }
        }
        return text;
    }

    private static RefusedRequest tooLong() {
        return new RefusedRequest(413, Texts.get("refused.long", MOST / 1024 / 1024));
    }
}
