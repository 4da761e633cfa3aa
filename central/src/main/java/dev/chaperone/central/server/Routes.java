package dev.chaperone.central.server;

import dev.chaperone.central.console.Console;
import dev.chaperone.central.console.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each request to its feature, and each answer out with the headers every answer has. */
final class Routes extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final EnrolApi enrol;
    private final DeviceApi devices;
    private final LogApi log;
    private final Console console;

    Routes(EnrolApi enrol, DeviceApi devices, LogApi log, Console console) {
        this.enrol = enrol;
        this.devices = devices;
        this.log = log;
        this.console = console;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(new Call(request));
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private Answer answer(Call call) {
        try {
            return LOOPBACK.contains(call.host())
                    ? route(call)
                    : Answer.text(421, "this server answers on loopback names only");
        } catch (IllegalArgumentException e) {
            return Answer.text(400, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.error("a request failed ({})", e.getClass().getSimpleName());
            LOG.debug("a request failed", e);
            return Answer.text(503, "the server can't do that now; try again");
        }
    }

    private Answer route(Call call) throws IOException {
        String path = call.path();
        if (path.equals("/healthz")) {
            return Answer.text(200, "ok");
        }
        if (path.equals("/v1/enrol")) {
            return enrol.answer(call);
        }
        if (path.startsWith("/v1/devices/") || path.equals("/v1/audit")) {
            return devices.answer(call);
        }
        if (path.startsWith("/log/") || path.startsWith("/v1/log/")) {
            return log.answer(call);
        }
        return page(console.answer(new Console.Visit(path, call.query(), call.cookie(Console.COOKIE))));
    }

    private static Answer page(Page page) {
        return new Answer(
                page.status(), page.contentType(), page.body().getBytes(StandardCharsets.UTF_8), page.headers());
    }
}
