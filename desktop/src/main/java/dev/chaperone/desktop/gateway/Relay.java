package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.gateway.PromptDesk.Cleaned;
import dev.chaperone.desktop.gateway.answer.Passage;
import dev.chaperone.model.sanitise.restore.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request, has it judged, sends it on and passes the answer back piece by piece. On virtual threads. */
final class Relay extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int CHUNK = 16 * 1024;
    private static final int SMALL = 1024 * 1024;

    /** Headers that an answer whose values were put back has no more. */
    private static final Set<String> CHANGED = Set.of("content-length", "content-encoding");

    private final Entrance entrance;
    private final PromptDesk desk;
    private final Upstream upstream;
    private final Manner manner;

    /** One long request at a time, or two of them need more memory than there is. */
    private final Semaphore longRequests = new Semaphore(1, true);

    /**
     * How answers are passed on, and where they are counted.
     *
     * @param restoreInTools whether tools get the values, too; asked at each request
     */
    record Manner(BooleanSupplier restoreInTools, Tally tally) {}

    Relay(Entrance entrance, PromptDesk desk, Upstream upstream, Manner manner) {
        this.entrance = entrance;
        this.desk = desk;
        this.upstream = upstream;
        this.manner = manner;
    }

    /** Whatever breaks before anything was sent ends in an answer, and nothing leaves. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Protocol spoken = Protocol.OPENAI;
        try {
            Visitor visitor = entrance.admit(request);
            spoken = visitor.protocol();
            Optional<Outgoing> outgoing = outgoing(request, visitor);
            Call call = upstream.call(request, visitor, outgoing.map(Outgoing::sent));
            send(call, new Exchange(outgoing.map(Outgoing::vault), request, response, callback));
        } catch (RefusedRequest e) {
            refuse(response, callback, spoken, e);
        } catch (IOException e) {
            LOG.debug("a request could not be read", e);
            refuse(response, callback, spoken, new RefusedRequest(400, Texts.get("refused.text")));
        } catch (OutOfMemoryError e) {
            LOG.error("there was no memory to look through a request, nothing was sent");
            refuse(response, callback, spoken, new RefusedRequest(413, Texts.get("refused.memory")));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "a model request failed ({}), nothing was sent",
                    e.getClass().getSimpleName());
            LOG.debug("a model request failed", e);
            refuse(response, callback, spoken, new RefusedRequest(500, Texts.get("refused.failed")));
        }
        return true;
    }

    private record Exchange(Optional<Vault> vault, Request request, Response response, Callback callback) {}

    private record Outgoing(ByteBuffer sent, Vault vault) {}

    private Optional<Outgoing> outgoing(Request request, Visitor visitor) throws IOException, RefusedRequest {
        if (request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) { // other wishes may be passed over
            throw new RefusedRequest(426, Texts.get("refused.upgrade"));
        }
        RequestBody body = RequestBody.read(request);
        if (body.text().isEmpty()) {
            return Optional.empty();
        }
        Cleaned cleaned = cleaned(request, visitor, body.text());
        return Optional.of(new Outgoing(body.bytesOf(cleaned.body()), cleaned.vault()));
    }

    private Cleaned cleaned(Request request, Visitor visitor, String body) throws RefusedRequest {
        if (body.length() <= SMALL) {
            return desk.cleaned(request, visitor, body);
        }
        longRequests.acquireUninterruptibly();
        try {
            return desk.cleaned(request, visitor, body);
        } finally {
            longRequests.release();
        }
    }

    private void send(Call call, Exchange exchange) throws RefusedRequest {
        try (ClientWatch _ = ClientWatch.over(exchange.request(), call::cancel)) {
            try (okhttp3.Response answer = call.execute()) {
                manner.tally().count("answered " + answer.code());
                passOn(answer, exchange);
            }
        } catch (IOException e) {
            broken(exchange, e);
            return;
        }
        exchange.callback().succeeded();
    }

    /** An answer that has begun can't become another one, so the client sees the connection break as we did. */
    private static void broken(Exchange exchange, IOException e) throws RefusedRequest {
        LOG.debug("an answer broke off", e);
        if (exchange.response().isCommitted()) {
            exchange.callback().failed(e);
        } else {
            throw new RefusedRequest(
                    502, Texts.get("upstream.unreachable", e.getClass().getSimpleName()));
        }
    }

    private void passOn(okhttp3.Response answer, Exchange exchange) throws IOException, RefusedRequest {
        Response response = exchange.response();
        Optional<Passage> passage = passage(answer, exchange);
        Optional<AnswerCoding> coding = passage.isEmpty() ? Optional.empty() : AnswerCoding.of(answer);
        response.setStatus(answer.code());
        for (String[] header : Upstream.headers(answer)) {
            if (passage.isEmpty() || !CHANGED.contains(header[0].toLowerCase(Locale.ROOT))) {
                response.getHeaders().add(header[0], header[1]);
            }
        }
        byte[] chunk = new byte[CHUNK];
        InputStream plain = answer.body().byteStream();
        try (InputStream in = coding.isEmpty() ? plain : coding.get().unpacked(plain)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                write(
                        response,
                        passage.isEmpty()
                                ? Arrays.copyOf(chunk, read)
                                : passage.get().accept(chunk, read));
            }
        }
        write(response, passage.map(Passage::finish).orElse(new byte[0]));
        Content.Sink.write(response, true, BufferUtil.EMPTY_BUFFER);
    }

    private static void write(Response response, byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            Content.Sink.write(response, false, ByteBuffer.wrap(bytes));
        }
    }

    /** Errors go as they come, because clients read their words. */
    private Optional<Passage> passage(okhttp3.Response answer, Exchange exchange) {
        String type = String.valueOf(answer.header("Content-Type"));
        return exchange.vault()
                .filter(_ -> answer.isSuccessful())
                .flatMap(
                        vault -> Passage.of(type, vault, manner.restoreInTools().getAsBoolean()));
    }

    private void refuse(Response response, Callback callback, Protocol spoken, RefusedRequest refusal) {
        manner.tally().count("refused " + refusal.status());
        response.reset();
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, BufferUtil.toBuffer(spoken.error(refusal.status(), refusal.told())), callback);
    }
}
