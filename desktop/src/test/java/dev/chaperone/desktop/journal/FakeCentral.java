package dev.chaperone.desktop.journal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.DeviceState;
import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.NoteSigner;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedNote;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A server on loopback with a real log, that can be told to misbehave. */
final class FakeCentral implements AutoCloseable, NoteSigner {

    private static final String ORIGIN = "central.example.test/log";

    private final HttpServer server;
    private final PrivateKey privateKey;
    private final VerifierKey logKey;
    private final byte[] deviceKey;
    private final List<byte[]> log = new ArrayList<>();
    private final Map<Long, String> segments = new HashMap<>();
    private final Map<Long, List<SealedEvent>> events = new HashMap<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private String retryAfter = "";
    private boolean knowsState;
    private long claimed;
    private boolean slow;
    private boolean provesNothing;
    private final List<String> testimonies = new ArrayList<>();
    private boolean halts;
    private int puts;

    FakeCentral(byte[] deviceKey) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        this.deviceKey = deviceKey.clone();
        this.privateKey = pair.getPrivate();
        this.logKey =
                VerifierKey.ed25519(ORIGIN, Arrays.copyOfRange(spki, spki.length - Ed25519.KEY_LENGTH, spki.length));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    Enrolled enrolled() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Enrolled(CentralAddress.parse(address), "token", logKey, ORIGIN);
    }

    LogTrust trust() {
        return new LogTrust(ORIGIN, logKey);
    }

    synchronized FakeCentral failWith(Integer... next) {
        statuses.addAll(List.of(next));
        return this;
    }

    synchronized void askToRetryAfter(String seconds) {
        retryAfter = seconds;
    }

    synchronized void tellState() {
        knowsState = true;
    }

    /** Claims to have segments of the device up to this one. */
    synchronized void tellState(long highest) {
        knowsState = true;
        claimed = highest;
    }

    /** Accepts segments without giving receipts. */
    synchronized void beSlow(boolean value) {
        slow = value;
    }

    synchronized void proveNothing() {
        provesNothing = true;
    }

    /** Replaces the whole history by another one of this many entries. */
    synchronized void fork(int size) {
        log.clear();
        for (int i = 0; i < size; i++) {
            log.add(("forged " + i).getBytes(StandardCharsets.UTF_8));
        }
        segments.clear();
    }

    /** Somebody else's entry. */
    synchronized void grow() {
        log.add(("other " + log.size()).getBytes(StandardCharsets.UTF_8));
    }

    /** Goes back to an older state of the log, as a restored backup would. */
    synchronized void forgetTo(int size) {
        log.subList(size, log.size()).clear();
        segments.clear();
    }

    /** Signs nothing more, as a central that learned that it was set back. */
    synchronized void halt() {
        halts = true;
    }

    /** The checkpoints that came with segments, in order. */
    synchronized List<String> testimonies() {
        return List.copyOf(testimonies);
    }

    synchronized int puts() {
        return puts;
    }

    synchronized List<Long> received() {
        return segments.keySet().stream().sorted().toList();
    }

    /** Waits until this many segments have come; false if they don't within ten seconds. */
    synchronized boolean awaitReceived(int count) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (segments.size() < count && System.nanoTime() < deadline) {
            wait(100);
        }
        return segments.size() >= count;
    }

    /** Sequences of all events in the log, in its order; one that is there twice is here twice. */
    synchronized List<Long> sequences() throws ProofException {
        List<Long> sequences = new ArrayList<>();
        for (long number : received()) {
            for (SealedEvent event : events.getOrDefault(number, List.of())) {
                sequences.add(EventCodec.decode(event.canonicalEvent()).sequence());
            }
        }
        return sequences;
    }

    synchronized int eventCount() {
        return events.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!statuses.isEmpty() && exchange.getRequestMethod().equals("PUT")) {
                if (!retryAfter.isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter);
                }
                answer(exchange, statuses.poll(), "");
            } else if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                puts++;
                put(exchange);
            } else if (exchange.getRequestURI().getPath().endsWith("/state")) {
                state(exchange);
            } else if (exchange.getRequestURI().getPath().equals("/log/checkpoint")) {
                answer(exchange, 200, checkpoint());
            } else {
                consistency(exchange);
            }
        } catch (ProofException | GeneralSecurityException e) {
            answer(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void put(HttpExchange exchange) throws IOException, ProofException, GeneralSecurityException {
        String seen = exchange.getRequestHeaders().getFirst("Chaperone-Checkpoint");
        if (seen != null) {
            testimonies.add(new String(Base64.getDecoder().decode(seen), StandardCharsets.UTF_8));
        }
        if (halts) {
            exchange.getResponseHeaders().set("Chaperone-Log", "halted");
            answer(exchange, 503, "");
            return;
        }
        byte[] entry = Base64.getDecoder().decode(exchange.getRequestHeaders().getFirst("Chaperone-Segment"));
        SignedSegment segment = SignedSegment.parse(entry);
        List<SealedEvent> body = SegmentBody.decode(exchange.getRequestBody().readAllBytes());
        Segments.verify(segment, body, deviceKey);
        long number = segment.header().number();
        String digest = Hash.sha256(entry).hex();
        if (!segments.getOrDefault(number, digest).equals(digest)) {
            answer(exchange, 409, "");
            return;
        }
        if (segments.put(number, digest) == null) {
            log.add(entry);
            events.put(number, body);
            notifyAll();
        }
        answer(exchange, 200, slow ? "" : receipt(entry));
    }

    private String receipt(byte[] entry) throws GeneralSecurityException {
        int index = 0;
        while (!Arrays.equals(log.get(index), entry)) {
            index++;
        }
        List<Hash> path = provesNothing ? List.of() : Merkle.inclusionProof(index, leaves());
        return new TlogProof(index, path, checkpoint()).text();
    }

    private String checkpoint() throws GeneralSecurityException {
        return SignedNote.sign(new Checkpoint(ORIGIN, log.size(), Merkle.root(leaves())).text(), List.of(this));
    }

    private void state(HttpExchange exchange) throws IOException {
        if (!knowsState) {
            answer(exchange, 404, "");
            return;
        }
        String device = exchange.getRequestURI().getPath().split("/", -1)[3];
        long highest = segments.keySet().stream().mapToLong(n -> n).max().orElse(0);
        highest = Math.max(highest, claimed);
        byte[] state = new DeviceState(device, highest, highest, List.of()).encode();
        answer(exchange, 200, new String(state, StandardCharsets.UTF_8));
    }

    private void consistency(HttpExchange exchange) throws IOException {
        String[] sizes = exchange.getRequestURI().getQuery().split("[=&]", -1);
        int from = Integer.parseInt(sizes[1]);
        int to = Integer.parseInt(sizes[3]);
        if (to > log.size()) {
            answer(exchange, 404, "");
            return;
        }
        answer(
                exchange,
                200,
                Merkle.consistencyProof(from, leaves().subList(0, to)).stream()
                        .map(Hash::base64)
                        .collect(Collectors.joining("\n")));
    }

    private List<Hash> leaves() {
        return log.stream().map(Merkle::leafHash).toList();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public VerifierKey verifier() {
        return logKey;
    }

    @Override
    public byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(privateKey);
        signature.update(text);
        return signature.sign();
    }
}
