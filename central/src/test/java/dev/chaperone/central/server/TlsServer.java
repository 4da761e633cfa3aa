package dev.chaperone.central.server;

import dev.chaperone.model.audit.EnrolmentStatement;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server with TLS, and clients that trust its CA. */
final class TlsServer implements AutoCloseable {

    private static final char[] PASSWORD = "chaperone".toCharArray();

    private final Wiring wiring;
    private final Path data;
    private final int port;

    TlsServer(Path data) throws IOException {
        Limits impatient = new Limits(Duration.ofSeconds(5), Duration.ofMillis(1_500), 400, 3 << 20, 100, 10);
        this.data = data;
        this.wiring = new Wiring(
                Options.parse(List.of("--data", data.toString(), "--port", "0", "--tls", "localhost")), impatient);
        this.port = wiring.start();
    }

    int port() {
        return port;
    }

    /** An enrolled laptop's way to the server. */
    record Laptop(TestDevice device, String token, HttpClient http) {}

    Laptop enrol(String name) throws Exception {
        TestDevice device = new TestDevice(name);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        HttpResponse<String> response = enrol(device, pair, pair);
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        KeyStore store = store();
        store.setKeyEntry("me", pair.getPrivate(), PASSWORD, new Certificate[] {
            certificate(answer, "certificate"), certificate(answer, "caCertificate")
        });
        return new Laptop(device, answer.path("deviceToken").asString(), client(Optional.of(store)));
    }

    /** @param held the key the device really has */
    HttpResponse<String> enrol(TestDevice device, KeyPair claimed, KeyPair held) throws Exception {
        String secret = Files.readString(data.resolve("enrol-secret")).strip();
        byte[] key = claimed.getPublic().getEncoded();
        byte[] statement = EnrolmentStatement.bytes(device.id(), device.publicKey(), key, secret);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(held.getPrivate());
        signature.update(statement);
        Map<String, String> fields = new HashMap<>(device.introduction(secret));
        fields.put("auditProof", base64(device.sign(statement)));
        fields.put("tlsKey", base64(key));
        fields.put("tlsProof", base64(signature.sign()));
        String body = JsonMapper.shared().writeValueAsString(fields);
        return stranger()
                .send(request("/v1/enrol").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> put(Laptop as, HttpClient over, TestDevice.Segment segment) throws Exception {
        return over.send(
                request("/v1/devices/%s/segments/%d".formatted(as.device().id(), segment.number()))
                        .header("Authorization", "Bearer " + as.token())
                        .header("Chaperone-Segment", base64(segment.entry()))
                        .PUT(BodyPublishers.ofByteArray(segment.body()))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
    }

    /** A client without a certificate. */
    HttpClient stranger() throws Exception {
        return client(Optional.empty());
    }

    HttpClient client(Optional<KeyStore> mine) throws Exception {
        return HttpClient.newBuilder().sslContext(context(mine)).build();
    }

    SSLContext context(Optional<KeyStore> mine) throws Exception {
        KeyManager[] keys = new KeyManager[0];
        if (mine.isPresent()) {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(mine.get(), PASSWORD);
            keys = factory.getKeyManagers();
        }
        KeyStore trusted = store();
        try (InputStream in = Files.newInputStream(data.resolve("device-ca.p12"))) {
            KeyStore ca = KeyStore.getInstance("PKCS12");
            ca.load(in, PASSWORD);
            trusted.setCertificateEntry("ca", ca.getCertificate("device-ca"));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private static KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static Certificate certificate(JsonNode answer, String field) throws Exception {
        byte[] der = Base64.getDecoder().decode(answer.path(field).asString());
        return CertificateFactory.getInstance("X.509").generateCertificate(new java.io.ByteArrayInputStream(der));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        wiring.close();
    }
}
