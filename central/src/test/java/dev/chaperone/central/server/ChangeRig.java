package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A central with a forge that has the repository shop, a laptop, and the person's own repository. */
final class ChangeRig implements AutoCloseable {

    final TestServer server;
    final TestDevice laptop;
    final Workbench work;
    final String base;
    private int changes;

    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Parcel(String id, byte[] statement, byte[] bundle) {}

    ChangeRig(Path disk) throws Exception {
        server = new TestServer(disk.resolve("central"));
        laptop = server.device("ann's laptop");
        work = new Workbench(disk.resolve("shop"));
        base = work.id("HEAD");
        Main.main(new String[] {
            "forge",
            "--data",
            server.data().toString(),
            "--repository",
            "shop",
            "--from",
            work.folder().toString()
        });
    }

    @Override
    public void close() {
        server.close();
    }

    Parcel parcel(String from, String head) throws Exception {
        return parcel(from, head, next(), "");
    }

    Parcel parcel(String from, String head, String id, String message) throws Exception {
        return signed(id, from, head, work.id(head + "^{tree}"), work.bundle(from, "HEAD"), message);
    }

    Parcel signed(String id, String from, String head, String tree, byte[] bundle, String message) {
        Submission submission = new Submission(
                id,
                laptop.id(),
                new Submission.Target("shop", "main"),
                new Submission.Content(from, head, tree, Hash.sha256(bundle)),
                new Submission.Maker("codex", "1", "process", "s", "d", "", ""),
                message,
                TestDevice.NOON);
        byte[] payload = submission.encode();
        byte[] statement = new Envelope(
                        payload, Ed25519.keyId(laptop.publicKey()), laptop.sign(Envelope.signed(payload)))
                .encode();
        return new Parcel(id, statement, bundle);
    }

    String next() {
        return "c-0000000" + ++changes;
    }

    HttpResponse<String> send(Parcel parcel) throws Exception {
        return put(laptop, parcel);
    }

    HttpResponse<String> put(TestDevice device, Parcel parcel) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parcel.statement());
        body.write('\n');
        body.writeBytes(parcel.bundle());
        return server.send(server.request(
                        "/v1/devices/" + device.id() + "/changes/" + parcel.id(),
                        "Authorization",
                        server.bearer(device))
                .PUT(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    static JsonNode gate(JsonNode report, String name) {
        for (JsonNode gate : report.path("gates")) {
            if (gate.path("gate").asString("").equals(name)) {
                return gate;
            }
        }
        throw new AssertionError("no gate " + name + " in " + report);
    }

    String path(String id) {
        return "/v1/devices/" + laptop.id() + "/changes/" + id;
    }

    Path repository() {
        return server.data().resolve("forge/shop.git");
    }

    String forge(String... arguments) throws IOException {
        return Workbench.git(repository(), arguments);
    }

    java.util.List<Path> quarantines() throws IOException {
        Path folder = server.data().resolve("quarantine");
        try (var list = Files.list(folder)) {
            return list.toList();
        }
    }
}
