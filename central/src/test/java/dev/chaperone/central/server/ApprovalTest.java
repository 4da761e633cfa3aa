package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who may land a change, and every approval that is none. Keys and signatures are OpenSSH's own. */
class ApprovalTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path disk;

    private ChangeRig rig;
    private TestDevice desk;
    private Path key;
    private JsonNode change;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        rig = new ChangeRig(disk);
        desk = rig.server.device("ben's desk");
        key = key("ben");
        String pub = Files.readString(Path.of(key + ".pub"));
        Files.writeString(
                rig.server.data().resolve("approvers"), "ben@example.com namespaces=\"chaperone-approval\" " + pub);
        rig.work.write("src/a.txt", "hello\n");
        rig.work.commit("Add a");
        change = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"))));
        assertThat(change.path("state").asString()).isEqualTo("open");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anApprovedChangeLandsWithItsTreeAndSaysWhoAllowedIt() throws Exception {
        JsonNode landed = ChangeRig.json(send(desk, id(), signed(approval(HOUR), key)));

        assertThat(landed.path("state").asString()).isEqualTo("landed");
        assertThat(landed.path("approver").asString()).isEqualTo("ben@example.com");
        assertThat(rig.forge("rev-parse", "main"))
                .isEqualTo(landed.path("commit").asString());
        assertThat(rig.forge("rev-parse", "main^{tree}"))
                .isEqualTo(change.path("tree").asString());
        assertThat(rig.forge("log", "-1", "--format=%P", "main"))
                .isEqualTo(rig.base + " " + change.path("head").asString());
        assertThat(rig.forge("log", "-1", "--format=%B", "main"))
                .contains("Assisted-by: codex", "Chaperone-Approved-by: ben@example.com");
        assertThat(rig.forge("notes", "--ref=chaperone", "show", "main")).contains("payloadType");
    }

    @Test
    void anApprovalIsGoodOnce() throws Exception {
        byte[] approval = signed(approval(HOUR), key);
        ChangeRig.json(send(desk, id(), approval));

        refused(send(desk, id(), approval), "has landed already");
    }

    @Test
    void aSignerWhoIsNotListedIsRefused() throws Exception {
        refused(send(desk, id(), signed(approval(HOUR), key("mallory"))), "nobody who may approve");
    }

    @Test
    void aSignatureForAnotherPurposeOrOverOtherBytesIsRefused() throws Exception {
        byte[] payload = approval(HOUR).encode();
        refused(send(desk, id(), envelope(payload, sign(Envelope.signed(payload), key, "git"))), "nobody who may");
        byte[] longer = approval(Duration.ofHours(2)).encode();
        byte[] signature = sign(Envelope.signed(payload), key, Approval.NAMESPACE);
        refused(send(desk, id(), envelope(longer, signature)), "nobody who may");
        refused(send(desk, id(), envelope(payload, "no signature".getBytes(StandardCharsets.UTF_8))), "nobody who may");
    }

    @Test
    void anExpiredApprovalAndOneForLongerThanADayAreRefused() throws Exception {
        refused(send(desk, id(), signed(approval(Duration.ofSeconds(-1)), key)), "expired");
        refused(send(desk, id(), signed(approval(Duration.ofHours(25)), key)), "expired, or lasts longer");
    }

    @Test
    void anApprovalOfAnotherTreePatchBranchOrChangeIsRefused() throws Exception {
        Approval good = approval(HOUR);
        Approval.Seen seen = good.seen();
        String other = "1".repeat(40);
        refused(
                send(desk, id(), signed(with(good, new Approval.Seen(seen.head(), other, seen.patch())), key)),
                "another tree");
        refused(
                send(desk, id(), signed(with(good, new Approval.Seen(other, seen.tree(), seen.patch())), key)),
                "another tree");
        refused(
                send(desk, id(), signed(with(good, new Approval.Seen(seen.head(), seen.tree(), Hash.ZERO)), key)),
                "another patch");
        Approval elsewhere =
                new Approval(id(), new Submission.Target("shop", "release"), seen, good.at(), good.expires());
        refused(send(desk, id(), signed(elsewhere, key)), "another change");
        ChangeRig.Parcel second = rig.parcel(rig.base, rig.work.id("HEAD"));
        ChangeRig.json(rig.send(second));
        refused(send(desk, second.id(), signed(good, key)), "another change");
    }

    @Test
    void theLaptopItCameFromCanNotApproveIt() throws Exception {
        refused(send(rig.laptop, id(), signed(approval(HOUR), key)), "the laptop this came from");
    }

    @Test
    void whatWasStoppedCanNotBeApproved() throws Exception {
        rig.work.write(".gitlab-ci.yml", "x\n");
        rig.work.commit("CI");
        ChangeRig.Parcel stopped = rig.parcel(rig.base, rig.work.id("HEAD"));
        assertThat(ChangeRig.json(rig.send(stopped)).path("state").asString()).isEqualTo("stopped");

        refused(send(desk, stopped.id(), signed(approval(HOUR), key)), "is stopped and can't be approved");
    }

    @Test
    void aBranchThatHasMovedOnTakesNothing() throws Exception {
        byte[] approval = signed(approval(HOUR), key);
        rig.work.git("checkout", "-q", "-b", "other", rig.base);
        rig.work.write("b", "b\n");
        rig.work.commit("Other");
        ChangeRig.Parcel other = rig.parcel(rig.base, rig.work.id("HEAD"));
        change = ChangeRig.json(rig.send(other));
        ChangeRig.json(send(desk, other.id(), signed(approval(HOUR), key)));

        refused(send(desk, "c-00000001", approval), "main has moved on");
    }

    @Test
    void nobodyListedMeansNobodyMay() throws Exception {
        Files.delete(rig.server.data().resolve("approvers"));

        HttpResponse<String> answer = send(desk, id(), signed(approval(HOUR), key));

        assertThat(answer.body()).contains("nobody may approve yet");
    }

    private void refused(HttpResponse<String> answer, String why) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
        if (!why.equals("has landed already") && !why.contains("moved on")) {
            assertThat(rig.forge("rev-parse", "main")).isEqualTo(rig.base);
        }
    }

    private String id() {
        return change.path("change").asString();
    }

    private Approval approval(Duration length) throws Exception {
        String path = "/v1/devices/" + desk.id() + "/changes/" + id() + "/patch";
        byte[] patch = rig.server.asDevice(desk, path).body().getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        return new Approval(
                id(),
                new Submission.Target("shop", "main"),
                new Approval.Seen(
                        change.path("head").asString(), change.path("tree").asString(), Hash.sha256(patch)),
                now,
                now.plus(length));
    }

    private static Approval with(Approval approval, Approval.Seen seen) {
        return new Approval(approval.change(), approval.target(), seen, approval.at(), approval.expires());
    }

    private byte[] signed(Approval approval, Path with) throws Exception {
        byte[] payload = approval.encode();
        return envelope(payload, sign(Envelope.signed(payload), with, Approval.NAMESPACE));
    }

    private static byte[] envelope(byte[] payload, byte[] signature) {
        return new Envelope(payload, "ssh", signature).encode();
    }

    private byte[] sign(byte[] message, Path with, String namespace) throws Exception {
        Path file = Files.write(disk.resolve("to-sign"), message);
        Files.deleteIfExists(disk.resolve("to-sign.sig"));
        run("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", with.toString(), file.toString());
        return Files.readAllBytes(disk.resolve("to-sign.sig"));
    }

    private Path key(String name) throws Exception {
        Path file = disk.resolve(name + "-key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file.toString());
        return file;
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private HttpResponse<String> send(TestDevice from, String id, byte[] envelope) throws Exception {
        return rig.server.send(rig.server
                .request(
                        "/v1/devices/" + from.id() + "/changes/" + id + "/approval",
                        "Authorization",
                        rig.server.bearer(from))
                .PUT(BodyPublishers.ofByteArray(envelope)));
    }
}
