package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private Reviewer ben;
    private Path key;
    private JsonNode change;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        rig = new ChangeRig(disk);
        ben = new Reviewer(rig, disk);
        key = ben.key("ben");
        ben.list(Files.readString(Path.of(key + ".pub")));
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
        JsonNode landed = ChangeRig.json(ben.send(id(), ben.signed(ben.approval(change, HOUR), key)));

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
        byte[] approval = ben.signed(ben.approval(change, HOUR), key);
        ChangeRig.json(ben.send(id(), approval));

        refused(ben.send(id(), approval), "has landed already");
    }

    @Test
    void aSignerWhoIsNotListedIsRefused() throws Exception {
        refused(ben.send(id(), ben.signed(ben.approval(change, HOUR), ben.key("mallory"))), "nobody who may approve");
    }

    @Test
    void aSignatureForAnotherPurposeOrOverOtherBytesIsRefused() throws Exception {
        byte[] payload = ben.approval(change, HOUR).encode();
        refused(
                ben.send(id(), Reviewer.envelope(payload, ben.sign(Envelope.signed(payload), key, "git"))),
                "nobody who may");
        byte[] longer = ben.approval(change, Duration.ofHours(2)).encode();
        byte[] signature = ben.sign(Envelope.signed(payload), key, Approval.NAMESPACE);
        refused(ben.send(id(), Reviewer.envelope(longer, signature)), "nobody who may");
        refused(
                ben.send(id(), Reviewer.envelope(payload, "no signature".getBytes(StandardCharsets.UTF_8))),
                "nobody who may");
    }

    @Test
    void anExpiredApprovalAndOneForLongerThanADayAreRefused() throws Exception {
        refused(ben.send(id(), ben.signed(ben.approval(change, Duration.ofSeconds(-1)), key)), "expired");
        refused(
                ben.send(id(), ben.signed(ben.approval(change, Duration.ofHours(25)), key)),
                "expired, or lasts longer");
    }

    @Test
    void anApprovalOfAnotherTreePatchBranchOrChangeIsRefused() throws Exception {
        Approval good = ben.approval(change, HOUR);
        Approval.Seen seen = good.seen();
        String other = "1".repeat(40);
        refused(
                ben.send(id(), ben.signed(with(good, new Approval.Seen(seen.head(), other, seen.patch())), key)),
                "another tree");
        refused(
                ben.send(id(), ben.signed(with(good, new Approval.Seen(other, seen.tree(), seen.patch())), key)),
                "another tree");
        refused(
                ben.send(id(), ben.signed(with(good, new Approval.Seen(seen.head(), seen.tree(), Hash.ZERO)), key)),
                "another patch");
        Approval elsewhere = new Approval(
                Approval.Decision.APPROVE,
                id(),
                new Submission.Target("shop", "release"),
                seen,
                good.at(),
                good.expires());
        refused(ben.send(id(), ben.signed(elsewhere, key)), "another change");
        ChangeRig.Parcel second = rig.parcel(rig.base, rig.work.id("HEAD"));
        ChangeRig.json(rig.send(second));
        refused(ben.send(second.id(), ben.signed(good, key)), "another change");
    }

    @Test
    void theLaptopItCameFromCanNotApproveIt() throws Exception {
        refused(ben.send(rig.laptop, id(), ben.signed(ben.approval(change, HOUR), key)), "the laptop this came from");
    }

    @Test
    void whatWasStoppedCanNotBeApproved() throws Exception {
        rig.work.write(".gitlab-ci.yml", "x\n");
        rig.work.commit("CI");
        ChangeRig.Parcel stopped = rig.parcel(rig.base, rig.work.id("HEAD"));
        assertThat(ChangeRig.json(rig.send(stopped)).path("state").asString()).isEqualTo("stopped");

        refused(
                ben.send(stopped.id(), ben.signed(ben.approval(change, HOUR), key)),
                "is stopped and can't be approved");
    }

    @Test
    void aBranchThatHasMovedOnTakesNothing() throws Exception {
        byte[] approval = ben.signed(ben.approval(change, HOUR), key);
        rig.work.git("checkout", "-q", "-b", "other", rig.base);
        rig.work.write("b", "b\n");
        rig.work.commit("Other");
        ChangeRig.Parcel other = rig.parcel(rig.base, rig.work.id("HEAD"));
        change = ChangeRig.json(rig.send(other));
        ChangeRig.json(ben.send(other.id(), ben.signed(ben.approval(change, HOUR), key)));

        refused(ben.send("c-00000001", approval), "main has moved on");
    }

    @Test
    void nobodyListedMeansNobodyMay() throws Exception {
        Files.delete(rig.server.data().resolve("approvers"));

        HttpResponse<String> answer = ben.send(id(), ben.signed(ben.approval(change, HOUR), key));

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

    private static Approval with(Approval approval, Approval.Seen seen) {
        return new Approval(
                approval.decision(), approval.change(), approval.target(), seen, approval.at(), approval.expires());
    }
}
