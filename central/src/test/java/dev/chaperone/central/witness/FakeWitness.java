package dev.chaperone.central.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A witness on loopback after C2SP tlog-witness, with the habits of those in use. */
final class FakeWitness implements AutoCloseable {

    private final HttpServer server;
    private final KeyPair pair;
    private final VerifierKey key;
    private final VerifierKey logKey;
    private long size;
    private Hash root = Merkle.EMPTY_ROOT;
    private boolean sleeps;
    private final List<String> requests = new ArrayList<>();

    FakeWitness(VerifierKey logKey) throws Exception {
        this.logKey = logKey;
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        this.key =
                VerifierKey.cosigner("witness.example.test/w", Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", this::serve);
        server.start();
    }

    Witness witness() {
        return new Witness(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), key);
    }

    /** Has seen this checkpoint. */
    void saw(Checkpoint checkpoint) {
        size = checkpoint.size();
        root = checkpoint.root();
    }

    void sleep(boolean value) {
        sleeps = value;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        try {
            answer(exchange, body);
        } catch (Exception e) {
            answer(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    private void answer(HttpExchange exchange, String body) throws Exception {
        int split = body.indexOf("\n\n");
        List<String> head = body.substring(0, split).lines().toList();
        String note = body.substring(split + 2);
        Checkpoint seen = Checkpoint.open(note, logKey.name(), logKey);
        long old = Long.parseLong(head.getFirst().substring("old ".length()));
        List<Hash> proof =
                head.subList(1, head.size()).stream().map(Hash::ofBase64).toList();
        if (sleeps) {
            answer(exchange, 503, "text/plain", "");
        } else if (old != size) {
            answer(exchange, 409, "text/x.tlog.size", size + "\n");
        } else if (old == seen.size() && !root.equals(seen.root())) {
            answer(exchange, 409, "text/plain", ""); // the reference witness says neither why nor a size
        } else if (old > 0 && !Merkle.verifyConsistency(old, seen.size(), root, seen.root(), proof)) {
            answer(exchange, 422, "text/plain", "");
        } else {
            saw(seen);
            answer(exchange, 200, "text/plain", cosignature(note));
        }
    }

    private String cosignature(String note) throws Exception {
        byte[] text = note.substring(0, note.lastIndexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8);
        long time = 1_767_225_600;
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(("cosignature/v1\ntime " + time + "\n").getBytes(StandardCharsets.UTF_8));
        signature.update(text);
        byte[] line = ByteBuffer.allocate(4 + 8 + 64)
                .putInt(key.keyId())
                .putLong(time)
                .put(signature.sign())
                .array();
        return "\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
