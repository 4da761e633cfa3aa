package dev.chaperone.desktop.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hook socket's protocol. The shim sends {@code CHAPERONE/1 AGENT EVENT}, a newline and the agent's bytes, then
 * closes its side; it gets {@code CHAPERONE/1 EXIT out|err}, a newline, the text, and {@code \nEND\n}. A shim that does
 * not see the end mark denies.
 */
public final class HookWire {

    /** Longest body accepted, in bytes. */
    public static final int MAX_BODY = 10 * 1024 * 1024;

    private static final long MAX_DISCARDED = 10L * MAX_BODY;
    private static final int MAX_HEADER = 256;
    private static final Pattern HEADER = Pattern.compile("CHAPERONE/1 ([a-z0-9-]{1,40}) ([A-Za-z_]{1,60})");

    private HookWire() {}

    /** What a shim sent, before anybody looked at the body. */
    public record Request(String agent, String event, String body) {}

    /** Its first line. */
    public record Header(String agent, String event) {}

    /** @throws IOException if the header is not ours or the body is too long; the message is fit for the agent */
    public static Request read(InputStream in) throws IOException {
        Header header = header(in);
        return new Request(header.agent(), header.event(), body(in));
    }

    /** @throws IOException if it is not ours; the message is fit for the agent */
    public static Header header(InputStream in) throws IOException {
        Matcher header = HEADER.matcher(headerLine(in));
        if (!header.matches()) {
            throw new IOException("the hook sent a header this version does not know; run: chaperone agents connect");
        }
        return new Header(header.group(1), header.group(2));
    }

    /**
     * What follows the first line. @throws IOException if it is too long or no text; the message is fit for the agent
     */
    public static String body(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new IOException("the hook's input is larger than %d bytes".formatted(MAX_BODY));
        }
        return text(body);
    }

    /**
     * Reads away what is left. A connection closed with unread input is reset, and the answer in it is lost with it.
     */
    public static void discard(InputStream in) throws IOException {
        byte[] block = new byte[8_192];
        for (long read = 0, n = 0; n >= 0 && read < MAX_DISCARDED; read += n) {
            n = in.read(block);
        }
    }

    public static void write(OutputStream out, HookReply reply) throws IOException {
        String stream = reply.stream().name().toLowerCase(Locale.ROOT);
        String whole = "CHAPERONE/1 %d %s\n%s\nEND\n".formatted(reply.exitCode(), stream, reply.text());
        out.write(whole.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(byte[] body) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the hook's input is not UTF-8", e);
        }
    }

    private static String headerLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.length() == MAX_HEADER) {
                throw new IOException("the hook sent no header line");
            }
            line.append((char) b);
        }
        return line.toString();
    }
}
