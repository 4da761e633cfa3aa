package dev.chaperone.desktop.gateway;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The way to the models' servers. Nothing is sent twice: a model would be paid twice, too. Safe for many threads. */
final class Upstream {

    /** Set anew for the next hop, or for a body that is now plain and perhaps longer. */
    private static final Set<String> OWN =
            Set.of("host", "content-length", "content-encoding", "accept-encoding", "expect");

    private final OkHttpClient http;
    private final Function<Protocol, String> addresses;

    /**
     * @param http without a limit for the whole call, as answers may take many minutes
     * @param addresses where each protocol leads, without a slash at the end; asked at each request
     */
    Upstream(OkHttpClient http, Function<Protocol, String> addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    /** @param body what is sent instead of the client's body, if it had one */
    Call call(Request request, Visitor visitor, Optional<ByteBuffer> body) throws RefusedRequest {
        String address = addresses.apply(visitor.protocol()) + visitor.target();
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new RefusedRequest(502, Texts.get("upstream.unreachable", "no address"));
        }
        RequestBody sent =
                body.<RequestBody>map(Once::new).orElse(needsBody(request) ? new Once(ByteBuffer.allocate(0)) : null);
        return http.newCall(new okhttp3.Request.Builder()
                .url(url)
                .headers(headers(request))
                .method(request.getMethod(), sent)
                .build());
    }

    private static boolean needsBody(Request request) {
        return Set.of("POST", "PUT", "PATCH").contains(request.getMethod());
    }

    private static Headers headers(Request request) {
        Hops hops = new Hops(request.getHeaders().getValuesList(HttpHeader.CONNECTION), OWN);
        Headers.Builder headers = new Headers.Builder();
        for (HttpField field : request.getHeaders()) {
            if (hops.passes(field.getName()) && field.getValue() != null) {
                headers.addUnsafeNonAscii(field.getName(), field.getValue());
            }
        }
        return headers.add("Accept-Encoding", "identity").build(); // what is packed can't be restored in pieces
    }

    /** What may be sent once only, and is forgotten when it was. Its type is among the headers. */
    private static final class Once extends RequestBody {

        private final long length;
        private @Nullable ByteBuffer sent;

        Once(ByteBuffer sent) {
            this.sent = sent;
            this.length = sent.remaining();
        }

        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws java.io.IOException {
            ByteBuffer now = sent;
            if (now == null) {
                throw new java.io.IOException("a request is sent once only");
            }
            sent = null;
            sink.write(now);
        }
    }

    /** Headers of the answer that are passed on. */
    static List<String[]> headers(okhttp3.Response response) {
        Hops hops = new Hops(response.headers("Connection"), Set.of());
        Headers headers = response.headers();
        return java.util.stream.IntStream.range(0, headers.size())
                .filter(i -> hops.passes(headers.name(i)))
                .mapToObj(i -> new String[] {headers.name(i), headers.value(i)})
                .toList();
    }
}
