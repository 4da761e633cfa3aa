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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Anthropic Messages server on loopback. It asks for one scripted tool call and, once it sees a result, says it is
 * done. Every request body is kept, so that a test can tell what reached the model.
 */
final class FakeAnthropic implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Optional<ToolCall> call;

    /** The tool call the model asks for. */
    record ToolCall(String tool, ObjectNode input) {
        static ToolCall read(String path) {
            return new ToolCall("Read", JSON.createObjectNode().put("file_path", path));
        }

        static ToolCall bash(String command) {
            return new ToolCall(
                    "Bash", JSON.createObjectNode().put("command", command).put("description", "Test"));
        }
    }

    FakeAnthropic(Optional<ToolCall> call) throws IOException {
        this.call = call;
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

    /** The results of tool calls that reached the model. */
    List<JsonNode> toolResults() {
        return bodies.stream()
                .flatMap(body -> JSON.readTree(body).path("messages").valueStream())
                .flatMap(message -> message.path("content").valueStream())
                .filter(block -> block.path("type").asString("").equals("tool_result"))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean messages = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().equals("/v1/messages");
        if (messages) {
            answer(exchange, new String(body, StandardCharsets.UTF_8));
        } else {
            send(exchange, "application/json", "{}");
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        bodies.add(body);
        JsonNode request = JSON.readTree(body);
        boolean canCall = request.path("tools")
                .valueStream()
                .anyMatch(t -> call.isPresent()
                        && t.path("name").asString("").equals(call.get().tool()));
        boolean called = body.contains("toolu_scripted");
        if (canCall && !called) {
            send(exchange, "text/event-stream", new SseScript(request).toolCall(call.orElseThrow()));
        } else {
            send(exchange, "text/event-stream", new SseScript(request).text("All done."));
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
