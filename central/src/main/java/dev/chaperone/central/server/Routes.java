package dev.chaperone.central.server;

import dev.chaperone.central.console.Body;
import dev.chaperone.central.console.Console;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each request to its feature, and each answer out with the headers every answer has. */
final class Routes extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_FORM = 4 * 1024;

    private final Set<String> names;
    private final AdminApi admin;
    private final EnrolApi enrol;
    private final DeviceApi devices;
    private final ChangeApi changes;
    private final LogApi log;
    private final Console console;
    private final Duration patience;

    /** What laptops call: with evidence, and with work. */
    record Devices(DeviceApi evidence, ChangeApi changes) {}

    /** @param names what the server may be called by; a page elsewhere can't fake that with DNS */
    Routes(
            Set<String> names,
            AdminApi admin,
            EnrolApi enrol,
            Devices devices,
            LogApi log,
            Console console,
            Duration patience) {
        this.names = Set.copyOf(names);
        this.admin = admin;
        this.enrol = enrol;
        this.devices = devices.evidence();
        this.changes = devices.changes();
        this.log = log;
        this.console = console;
        this.patience = patience;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(new Call(request, patience));
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        answer.headers().forEach(response.getHeaders()::put);
        send(answer.body(), response, callback);
        return true;
    }

    private static void send(Body body, Response response, Callback callback) {
        switch (body) {
            case Body.Whole whole -> response.write(true, ByteBuffer.wrap(whole.bytes()), callback);
            case Body.Streamed(var source) -> stream(source, response, callback);
        }
    }

    private static void stream(Body.Source source, Response response, Callback callback) {
        try {
            OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER);
            source.writeTo(out);
            out.close();
            callback.succeeded();
        } catch (IOException | RuntimeException e) {
            // The status is out already; without a proper end nobody takes what was sent for all there is.
            LOG.error("a download broke off: {}", Trouble.line(e));
            callback.failed(e);
        }
    }

    private Answer answer(Call call) {
        try {
            return names.contains(call.host())
                    ? route(call)
                    : Answer.text(421, "this server does not answer under that name");
        } catch (Refusal e) {
            return e.answer();
        } catch (IOException | RuntimeException e) {
            return Trouble.answer(e);
        }
    }

    private Answer route(Call call) throws IOException {
        String path = call.path();
        if (path.equals("/v1/enrol")) {
            return enrol.answer(call);
        }
        if (path.startsWith("/v1/admin/")) {
            return admin.answer(call);
        }
        if (ChangeApi.isMine(path)) {
            return changes.answer(call);
        }
        if (path.startsWith("/v1/devices/") || path.equals("/v1/audit")) {
            return devices.answer(call);
        }
        if (path.startsWith("/log/") || path.startsWith("/v1/log/") || path.equals("/healthz")) {
            return log.answer(call);
        }
        if (path.equals("/login") && call.method().equals("POST")) {
            return Answer.page(console.logIn(call.formField("token", MAX_FORM)));
        }
        return call.isGet()
                ? Answer.page(console.answer(new Console.Visit(path, call.query(), call.cookie(Console.COOKIE))))
                : Answer.text(405, "use GET");
    }
}
