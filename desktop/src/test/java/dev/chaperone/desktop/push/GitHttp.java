package dev.chaperone.desktop.push;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A git server on loopback: {@code git http-backend} behind the JDK's HTTP server. Takes pushes of everybody. */
public final class GitHttp implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/git-core/git-http-backend"),
            Path.of("/usr/libexec/git-core/git-http-backend"),
            Path.of("/opt/homebrew/libexec/git-core/git-http-backend"));

    private final HttpServer server;
    private final Path root;
    private final Path backend;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Serves the bare repositories in {@code root}; skips the test where git has no HTTP backend. */
    public GitHttp(Path root) throws IOException {
        assumeTrue(PLACES.stream().anyMatch(Files::isExecutable), "git http-backend is not installed");
        this.backend = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        this.root = root;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public String address(String repository) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
    }

    /** Method, path and query of each request. */
    public List<String> requests() {
        return requests;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            ProcessBuilder builder = new ProcessBuilder(backend.toString());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "GIT_PROJECT_ROOT", root.toString(),
                            "GIT_HTTP_EXPORT_ALL", "1",
                            "REMOTE_USER", "anybody",
                            "REQUEST_METHOD", exchange.getRequestMethod(),
                            "PATH_INFO", exchange.getRequestURI().getPath(),
                            "QUERY_STRING", query == null ? "" : query,
                            "CONTENT_TYPE", header(exchange, "Content-Type"),
                            "HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"),
                            "GIT_PROTOCOL", header(exchange, "Git-Protocol")));
            Process process = builder.start();
            Thread.ofVirtual().start(() -> feed(exchange, process));
            answer(exchange, new BufferedInputStream(process.getInputStream()));
        }
    }

    private static void feed(HttpExchange exchange, Process process) {
        try (var in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        } catch (IOException _) {
            process.destroy(); // it has answered without reading all
        }
    }

    private static void answer(HttpExchange exchange, InputStream out) throws IOException {
        int status = 200;
        for (String line = line(out); !line.isEmpty(); line = line(out)) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(line.substring(0, line.indexOf(':')), value);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        out.transferTo(exchange.getResponseBody());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
