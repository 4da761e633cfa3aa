package dev.chaperone.desktop.agent.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A model server on loopback that keeps every question, so that a test can tell what reached the model. */
final class FakeModel implements AutoCloseable {

    /** The words of a task that an agent hands to a subagent of its own. */
    static final String TASK = "You are the one this was delegated to";

    private final HttpServer server;
    private final Dialect dialect;
    private final Optional<ToolCall> call;
    private final Optional<ToolCall> delegated;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    FakeModel(Dialect dialect, Optional<ToolCall> call) throws IOException {
        this(dialect, call, call);
    }

    /** @param delegated what the model asks for in a conversation that begins with {@link #TASK} */
    FakeModel(Dialect dialect, Optional<ToolCall> call, Optional<ToolCall> delegated) throws IOException {
        this.dialect = dialect;
        this.call = call;
        this.delegated = delegated;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that reached the model, as one text. */
    String received() {
        return String.join("\n", bodies);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST") && dialect.isQuestion(path)) {
            bodies.add(body);
            String answer =
                    dialect.answer(path, JsonMapper.shared().readTree(body), body.contains(TASK) ? delegated : call);
            send(exchange, dialect.contentType(path), answer);
        } else {
            send(exchange, "application/json", "{}");
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
