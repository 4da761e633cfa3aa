package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.central.index.Database;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people see and say of open changes, and with which keys. */
class ReviewTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path disk;

    private ChangeRig rig;
    private Reviewer ben;
    private JsonNode change;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        rig = new ChangeRig(disk);
        ben = new Reviewer(rig, disk);
        rig.work.write("src/a.txt", "hello\n");
        rig.work.commit("Add a");
        change = ChangeRig.json(rig.send(rig.parcel(rig.base, rig.work.id("HEAD"), "c-0000000a", "Please look.")));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatIsOpenIsListedWithWhoMadeItUntilItIsDecided() throws Exception {
        Path key = listed();

        assertThat(ben.open()).singleElement().satisfies(open -> {
            assertThat(open.path("change").asString()).isEqualTo("c-0000000a");
            assertThat(open.path("agent").asString()).isEqualTo("codex");
            assertThat(open.path("device").asString()).isEqualTo(rig.laptop.id());
            assertThat(open.path("message").asString()).isEqualTo("Please look.");
            assertThat(open.path("gates").size()).isPositive();
        });
        ChangeRig.json(ben.send("c-0000000a", ben.signed(ben.approval(change, HOUR), key)));
        assertThat(ben.open()).isEmpty();
    }

    @Test
    void aRejectedChangeNeverLands() throws Exception {
        Path key = listed();
        byte[] yes = ben.signed(ben.approval(change, HOUR), key);
        byte[] no = ben.signed(ben.statement(Approval.Decision.REJECT, change, HOUR), key);

        JsonNode rejected = ChangeRig.json(ben.send("c-0000000a", no));

        assertThat(rejected.path("state").asString()).isEqualTo("rejected");
        assertThat(rejected.path("approver").asString()).isEqualTo("ben@example.com");
        refused(ben.send("c-0000000a", yes), "is rejected and can't be approved");
        assertThat(ChangeRig.json(rig.server.asDevice(rig.laptop, rig.path("c-0000000a")))
                        .path("state")
                        .asString())
                .isEqualTo("rejected");
    }

    @Test
    void nobodyButAListedPersonRejects() throws Exception {
        listed();
        Approval no = ben.statement(Approval.Decision.REJECT, change, HOUR);

        refused(ben.send("c-0000000a", ben.signed(no, ben.key("mallory"))), "nobody who may");
        assertThat(ben.open()).hasSize(1);
    }

    @Test
    void aSecurityKeyThatWasTouchedApprovesAndTheReportSaysSo() throws Exception {
        SecurityKey key = new SecurityKey();
        ben.list(key.publicKey());
        keys("touch");

        JsonNode landed = ChangeRig.json(ben.send("c-0000000a", signed(key, SecurityKey.TOUCHED)));

        assertThat(landed.path("state").asString()).isEqualTo("landed");
        assertThat(landed.path("presence").asString()).isEqualTo("touched");
    }

    @Test
    void aSecurityKeyThatNobodyTouchedIsRefusedThoughOpenSshTakesIt() throws Exception {
        SecurityKey key = new SecurityKey();
        ben.list(key.publicKey());

        refused(ben.send("c-0000000a", signed(key, 0)), "without a touch");
    }

    @Test
    void flagsThatWereChangedAfterwardsAreRefused() throws Exception {
        SecurityKey key = new SecurityKey();
        ben.list(key.publicKey());
        byte[] payload = ben.approval(change, HOUR).encode();
        byte[] forged = key.sign(Envelope.signed(payload), Approval.NAMESPACE, 0, SecurityKey.TOUCHED);

        refused(ben.send("c-0000000a", Reviewer.envelope(payload, forged)), "nobody who may");
    }

    @Test
    void aKeyInAFileIsNotEnoughWhereHardwareIsDemanded() throws Exception {
        Path key = listed();
        byte[] approval = ben.signed(ben.approval(change, HOUR), key);

        keys("touch");
        refused(ben.send("c-0000000a", approval), "need a security key here");
        keys("no such word");
        refused(ben.send("c-0000000a", approval), "need a security key that verifies you");
    }

    @Test
    void aTouchIsNotEnoughWhereVerificationIsDemanded() throws Exception {
        SecurityKey key = new SecurityKey();
        ben.list(key.publicKey());
        keys("verify");

        refused(ben.send("c-0000000a", signed(key, SecurityKey.TOUCHED)), "verifies you");
        JsonNode landed = ChangeRig.json(ben.send("c-0000000a", signed(key, SecurityKey.VERIFIED)));
        assertThat(landed.path("presence").asString()).isEqualTo("verified");
    }

    /** What a crash between git and the table leaves: the commit is on main, the table still says open. */
    @Test
    void aCrashBetweenGitAndTheTableIsMadeGoodAtTheNextStart() throws Exception {
        Path key = listed();
        byte[] approval = ben.signed(ben.approval(change, HOUR), key);
        String commit =
                ChangeRig.json(ben.send("c-0000000a", approval)).path("commit").asString();
        try (Database database = Database.openBeside(rig.server.data().resolve("central.db"))) {
            database.run(t -> t.execute(
                    "UPDATE changes SET state = 'open', approval = NULL, landed = NULL, report = ? WHERE id = ?",
                    change.toString(),
                    "c-0000000a"));
        }

        rig.server.restart();

        JsonNode after = ChangeRig.json(rig.server.asDevice(rig.laptop, rig.path("c-0000000a")));
        assertThat(after.path("state").asString()).isEqualTo("landed");
        assertThat(after.path("commit").asString()).isEqualTo(commit);
        assertThat(after.path("approver").asString()).isEqualTo("ben@example.com");
        refused(ben.send("c-0000000a", approval), "has landed already");
        try (Database database = Database.openToRead(rig.server.data().resolve("central.db"))) {
            List<byte[]> kept = database.read(t -> t.list("SELECT approval FROM changes", row -> row.getBytes(1)));
            assertThat(kept).containsExactly(approval);
        }
    }

    private byte[] signed(SecurityKey key, int flags) throws Exception {
        byte[] payload = ben.approval(change, HOUR).encode();
        return Reviewer.envelope(payload, key.sign(Envelope.signed(payload), Approval.NAMESPACE, flags, flags));
    }

    private Path listed() throws Exception {
        Path key = ben.key("ben");
        ben.list(Files.readString(Path.of(key + ".pub")));
        return key;
    }

    private void keys(String word) throws Exception {
        Files.writeString(rig.server.data().resolve("approval-keys"), word + "\n");
    }

    private void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }
}
