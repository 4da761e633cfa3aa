package dev.chaperone.desktop.agent.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model server for SDKs: asks for one tool with every placeholder it was shown, then says them all. It streams in
 * pieces of a few characters, so that most placeholders come broken.
 */
final class SdkModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLACEHOLDER = Pattern.compile("CHAPERONE_[A-Z0-9]+_[A-Z0-9]{8}");
    private static final Pattern RESULT =
            Pattern.compile("\"type\":\"tool_result\"|\"role\":\"tool\"|\"type\":\"function_call_output\"");
    private static final int PIECE = 7;

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    SdkModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> received() {
        return bodies;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        JsonNode request = JSON.readTree(body);
        boolean stream = request.path("stream").booleanValue(false);
        Said said = said(body);
        String path = exchange.getRequestURI().getPath();
        String answer = path.endsWith("/messages")
                ? messages(said, stream)
                : path.endsWith("/chat/completions") ? chat(said, stream) : responses(said, stream);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** @param call whether it is said to the tool */
    private record Said(boolean call, String text) {

        String arguments() {
            return JSON.createObjectNode().put("text", text).toString();
        }

        List<String> pieces() {
            String whole = call ? arguments() : text;
            List<String> pieces = new ArrayList<>();
            for (int i = 0; i < whole.length(); i += PIECE) {
                pieces.add(whole.substring(i, Math.min(whole.length(), i + PIECE)));
            }
            return pieces;
        }
    }

    private static Said said(String body) {
        Set<String> seen = new LinkedHashSet<>();
        Matcher found = PLACEHOLDER.matcher(body);
        while (found.find()) {
            seen.add(found.group());
        }
        boolean call = !RESULT.matcher(body).find();
        return new Said(call, "Seen: " + String.join(" ", seen));
    }

    private static String messages(Said said, boolean stream) {
        ObjectNode block = said.call()
                ? node("type", "tool_use", "id", "toolu_sdk", "name", "save")
                : node("type", "text", "text", stream ? "" : said.text());
        if (said.call()) {
            block.set("input", stream ? JSON.createObjectNode() : JSON.readTree(said.arguments()));
        }
        ObjectNode message = node("id", "msg_sdk", "type", "message", "role", "assistant", "model", "m");
        message.putObject("usage").put("input_tokens", 1).put("output_tokens", 1);
        String reason = said.call() ? "tool_use" : "end_turn";
        if (!stream) {
            message.put("stop_reason", reason).putArray("content").add(block);
            return message.toString();
        }
        message.putArray("content");
        StringBuilder out = new StringBuilder();
        send(out, node("type", "message_start").set("message", message));
        send(out, node("type", "content_block_start").put("index", 0).set("content_block", block));
        String kind = said.call() ? "input_json_delta" : "text_delta";
        for (String piece : said.pieces()) {
            ObjectNode delta = node("type", kind, said.call() ? "partial_json" : "text", piece);
            send(out, node("type", "content_block_delta").put("index", 0).set("delta", delta));
        }
        send(out, node("type", "content_block_stop").put("index", 0));
        ObjectNode last = node("type", "message_delta");
        last.putObject("usage").put("output_tokens", 2);
        send(out, last.set("delta", node("stop_reason", reason)));
        send(out, node("type", "message_stop"));
        return out.toString();
    }

    private static String chat(Said said, boolean stream) {
        String reason = said.call() ? "tool_calls" : "stop";
        ObjectNode whole = node("id", "chat_sdk", "model", "m").put("created", 1);
        whole.put("object", stream ? "chat.completion.chunk" : "chat.completion");
        if (!stream) {
            ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
            choice.put("finish_reason", reason).set("message", spoken(said, said.text(), said.arguments()));
            return whole.toString();
        }
        StringBuilder out = new StringBuilder();
        chunk(out, whole, said.call() ? spoken(said, "", "") : node("role", "assistant"), "");
        for (String piece : said.pieces()) {
            ObjectNode delta = JSON.createObjectNode();
            if (said.call()) {
                ObjectNode call = delta.putArray("tool_calls").addObject().put("index", 0);
                call.putObject("function").put("arguments", piece);
            } else {
                delta.put("content", piece);
            }
            chunk(out, whole, delta, "");
        }
        chunk(out, whole, JSON.createObjectNode(), reason);
        return out.append("data: [DONE]\n\n").toString();
    }

    private static ObjectNode spoken(Said said, String text, String arguments) {
        ObjectNode message = node("role", "assistant");
        if (!said.call()) {
            return message.put("content", text);
        }
        ObjectNode call = message.putNull("content").putArray("tool_calls").addObject();
        call.put("index", 0).put("id", "call_sdk").put("type", "function");
        call.putObject("function").put("name", "save").put("arguments", arguments);
        return message;
    }

    private static void chunk(StringBuilder out, ObjectNode whole, ObjectNode delta, String reason) {
        ObjectNode chunk = whole.deepCopy();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (reason.isEmpty()) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", reason);
        }
        out.append("data: ").append(chunk).append("\n\n");
    }

    private static String responses(Said said, boolean stream) {
        ObjectNode item = said.call()
                ? node("type", "function_call", "id", "fc_sdk", "call_id", "call_sdk", "name", "save")
                        .put("status", "completed")
                        .put("arguments", said.arguments())
                : node("type", "message", "id", "msg_sdk", "role", "assistant").put("status", "completed");
        if (!said.call()) {
            item.putArray("content").add(part(said.text()));
        }
        ObjectNode whole =
                node("id", "resp_sdk", "object", "response", "model", "m").put("created_at", 1);
        whole.put("status", "completed").putArray("tools");
        whole.put("parallel_tool_calls", true)
                .put("tool_choice", "auto")
                .putArray("output")
                .add(item);
        return stream ? streamed(said, item, whole) : whole.toString();
    }

    private static String streamed(Said said, ObjectNode item, ObjectNode whole) {
        ObjectNode begun = item.deepCopy();
        begun.put("status", "in_progress");
        begun.replace("arguments", JSON.getNodeFactory().stringNode(""));
        ObjectNode early = whole.deepCopy();
        early.putArray("output");
        StringBuilder out = new StringBuilder();
        send(out, node("type", "response.created").set("response", early));
        if (!said.call()) {
            begun.remove("arguments");
            begun.putArray("content");
        }
        send(
                out,
                node("type", "response.output_item.added")
                        .put("output_index", 0)
                        .set("item", begun));
        String id = item.path("id").stringValue();
        if (!said.call()) {
            send(
                    out,
                    place("response.content_part.added", id)
                            .put("content_index", 0)
                            .set("part", part("")));
        }
        String kind = said.call() ? "function_call_arguments" : "output_text";
        for (String piece : said.pieces()) {
            ObjectNode delta = place("response." + kind + ".delta", id).put("delta", piece);
            send(out, said.call() ? delta : delta.put("content_index", 0));
        }
        ObjectNode done = place("response." + kind + ".done", id);
        done.put(said.call() ? "arguments" : "text", said.call() ? said.arguments() : said.text());
        send(out, said.call() ? done : done.put("content_index", 0));
        send(
                out,
                node("type", "response.output_item.done").put("output_index", 0).set("item", item));
        send(out, node("type", "response.completed").set("response", whole));
        return out.toString();
    }

    private static ObjectNode place(String type, String item) {
        return node("type", type, "item_id", item).put("output_index", 0);
    }

    private static ObjectNode part(String text) {
        ObjectNode part = node("type", "output_text", "text", text);
        part.putArray("annotations");
        return part;
    }

    private static ObjectNode node(String... fields) {
        ObjectNode node = JSON.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            node.put(fields[i], fields[i + 1]);
        }
        return node;
    }

    private static void send(StringBuilder out, JsonNode event) {
        out.append("event: ").append(event.path("type").stringValue());
        out.append("\ndata: ").append(event).append("\n\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
