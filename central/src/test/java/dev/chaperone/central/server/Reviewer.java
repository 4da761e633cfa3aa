package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A person who says yes or no to changes from a laptop of their own, with OpenSSH's keys and signatures. */
final class Reviewer {

    private final ChangeRig rig;
    private final Path disk;
    private final TestDevice desk;

    /** @param disk where keys are kept */
    Reviewer(ChangeRig rig, Path disk) throws Exception {
        this.rig = rig;
        this.disk = disk;
        this.desk = rig.server.device("ben's desk");
    }

    /** A fresh key of that name. */
    Path key(String name) throws Exception {
        Path file = disk.resolve(name + "-key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file.toString());
        return file;
    }

    /** Lists them as the one who may approve. */
    void list(String publicKey) throws Exception {
        Files.writeString(
                rig.server.data().resolve("approvers"),
                "ben@example.com namespaces=\"chaperone-approval\" " + publicKey);
    }

    Approval approval(JsonNode change, Duration length) throws Exception {
        return statement(Approval.Decision.APPROVE, change, length);
    }

    Approval statement(Approval.Decision decision, JsonNode change, Duration length) throws Exception {
        String id = change.path("change").asString();
        String path = "/v1/devices/" + desk.id() + "/changes/" + id + "/patch";
        byte[] patch = rig.server.asDevice(desk, path).body().getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        return new Approval(
                decision,
                id,
                new Submission.Target("shop", "main"),
                new Approval.Seen(
                        change.path("head").asString(), change.path("tree").asString(), Hash.sha256(patch)),
                now,
                now.plus(length));
    }

    byte[] signed(Approval approval, Path with) throws Exception {
        byte[] payload = approval.encode();
        return envelope(payload, sign(Envelope.signed(payload), with, Approval.NAMESPACE));
    }

    static byte[] envelope(byte[] payload, byte[] signature) {
        return new Envelope(payload, "ssh", signature).encode();
    }

    byte[] sign(byte[] message, Path with, String namespace) throws Exception {
        Path file = Files.write(disk.resolve("to-sign"), message);
        Files.deleteIfExists(disk.resolve("to-sign.sig"));
        run("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", with.toString(), file.toString());
        return Files.readAllBytes(disk.resolve("to-sign.sig"));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    JsonNode open() throws Exception {
        return ChangeRig.json(rig.server.asDevice(desk, "/v1/devices/" + desk.id() + "/changes"));
    }

    HttpResponse<String> send(String id, byte[] envelope) throws Exception {
        return send(desk, id, envelope);
    }

    HttpResponse<String> send(TestDevice from, String id, byte[] envelope) throws Exception {
        return rig.server.send(rig.server
                .request(
                        "/v1/devices/" + from.id() + "/changes/" + id + "/approval",
                        "Authorization",
                        rig.server.bearer(from))
                .PUT(BodyPublishers.ofByteArray(envelope)));
    }
}
