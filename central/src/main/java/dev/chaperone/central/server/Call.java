package dev.chaperone.central.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request, as far as the features need it. */
final class Call {

    private final Request request;

    Call(Request request) {
        this.request = request;
    }

    String method() {
        return request.getMethod();
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
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            values.put(field.getName(), field.getValue());
        }
        return values;
    }

    String parameter(String name) {
        return query().getOrDefault(name, "");
    }

    /** @throws IllegalArgumentException if it is not a number */
    long number(String name) {
        String text = parameter(name);
        if (!text.matches("\\d{1,15}")) {
            throw new IllegalArgumentException("%s '%s' is not a number".formatted(name, text));
        }
        return Long.parseLong(text);
    }

    String header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
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

    /** The body, if it is not longer than {@code most} bytes. */
    Optional<byte[]> body(int most) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }
}
