package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Devices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request, as far as the features need it. Throws a {@link Refusal} where it is not well formed. */
final class Call {

    private static final int CHUNK = 16 * 1024;

    private final Request request;
    private final Duration patience;

    /** @param patience how long a body may take to arrive as a whole */
    Call(Request request, Duration patience) {
        this.request = request;
        this.patience = patience;
    }

    String method() {
        return request.getMethod();
    }

    /** Whether it only reads. */
    boolean isGet() {
        return method().equals("GET") || method().equals("HEAD");
    }

    String path() {
        return Request.getPathInContext(request);
    }

    /** The name in the Host header without its port; a page elsewhere can't fake it with DNS. */
    String host() {
        return Request.getServerName(request);
    }

    /** The last value of each parameter. */
    Map<String, String> query() {
        Map<String, String> values = new HashMap<>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                values.put(field.getName(), field.getValue());
            }
        } catch (RuntimeException _) {
            throw new Refusal(400, "the query is not well formed");
        }
        return values;
    }

    String parameter(String name) {
        return query().getOrDefault(name, "");
    }

    long number(String name) {
        String text = parameter(name);
        if (!text.matches("\\d{1,15}")) {
            throw new Refusal(400, "the parameter %s must be a number".formatted(name));
        }
        return Long.parseLong(text);
    }

    String header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    /** What the client says its body has; {@code most} if it doesn't say. */
    int bodyLength(int most) {
        long said = request.getLength();
        return said < 0 || said > most ? most : (int) said;
    }

    /** What it shows of who it comes from. */
    Devices.Credentials credentials() {
        boolean tls = request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData;
        return new Devices.Credentials(bearer(), tls, certificate());
    }

    /** The client's certificate, which the TLS layer has verified. */
    private Optional<X509Certificate> certificate() {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                        && session.peerCertificates() != null
                        && session.peerCertificates().length > 0
                ? Optional.of(session.peerCertificates()[0])
                : Optional.empty();
    }

    String bearer() {
        String value = header(HttpHeader.AUTHORIZATION.asString());
        return value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : "";
    }

    String cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(c -> c.getName().equals(name))
                .map(c -> c.getValue())
                .findFirst()
                .orElse("");
    }

    /** The body, if it is not longer than {@code most} bytes and does not trickle. */
    byte[] body(int most) throws IOException {
        if (request.getLength() > most) {
            throw tooLong(most);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Content.Source.asInputStream(request)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                body.write(chunk, 0, read);
                if (body.size() > most) {
                    throw tooLong(most);
                }
                if (System.nanoTime() > deadline) {
                    throw new Refusal(408, "the request took longer than %d s".formatted(patience.toSeconds()));
                }
            }
        }
        return body.toByteArray();
    }

    /** A field of a form sent in the body. */
    String formField(String name, int most) throws IOException {
        for (String pair : new String(body(most), StandardCharsets.UTF_8).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException _) {
                    throw new Refusal(400, "the form is not well formed");
                }
            }
        }
        return "";
    }

    private static Refusal tooLong(int most) {
        return new Refusal(413, "the request may have at most %d bytes".formatted(most));
    }
}
