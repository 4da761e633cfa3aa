package dev.chaperone.central.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chaperone.central.log.LogKey;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessingTest {

    private final LogKey key;
    private final TileLog log;
    private final FakeWitness witness;
    private final Witnessing witnessing;
    private final List<String> alarms = new ArrayList<>();

    WitnessingTest(@TempDir Path folder) throws Exception {
        key = LogKey.open(folder.resolve("key"), "log.example.test/a");
        log = TileLog.open(folder.resolve("log"), key, List.of());
        witness = new FakeWitness(key.verifier());
        witnessing = new Witnessing(List.of(witness.witness()), log, (_, reason) -> alarms.add(reason));
    }

    @AfterEach
    void stop() {
        witnessing.close();
        witness.close();
    }

    @Test
    void publishesEachCheckpointWithTheWitnesssSignature() throws Exception {
        for (int size : new int[] {1, 3, 4}) {
            growTo(size);
            witnessing.round();

            SignedNote note = SignedNote.open(
                    log.checkpoint(), List.of(key.verifier(), witness.witness().key()));
            assertThat(note.signers()).containsExactly(key.name(), "witness.example.test/w");
            assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(size);
            assertThat(log.witnessedCheckpoint()).hasValue(log.checkpoint());
        }
        witnessing.round();
        assertThat(witness.requests()).as("nothing new, nothing asked").hasSize(3);
        assertThat(alarms).isEmpty();
    }

    @Test
    void goesOnFromWhereTheWitnessIs() throws Exception {
        growTo(2);
        witness.saw(Checkpoint.open(log.checkpoint(), key.name(), key.verifier()));
        growTo(5);

        witnessing.round();

        assertThat(witness.requests()).hasSize(2);
        assertThat(witness.requests().getLast()).startsWith("old 2\n");
        assertThat(log.checkpoint()).contains("witness.example.test/w");
    }

    @Test
    void aWitnessThatIsAwayHoldsUpNothingAndIsAskedAgain() throws Exception {
        witness.sleep(true);
        growTo(2);
        witnessing.round();
        assertThat(log.checkpoint()).doesNotContain("witness.example.test/w");
        assertThat(alarms).isEmpty();

        witness.sleep(false);
        witnessing.round();

        assertThat(log.checkpoint()).contains("witness.example.test/w");
    }

    @Test
    void aWitnessThatSawAnotherLogOfThisSizeIsAnAlarmAndNoReasonToTryAgain() throws Exception {
        growTo(2);
        witness.saw(new Checkpoint(key.name(), 2, Hash.sha256(new byte[] {1})));

        witnessing.round();

        assertThat(alarms).containsExactly("it has seen another log of 2 entries");
        assertThat(witness.requests()).hasSize(2);
        assertThat(log.checkpoint()).doesNotContain("witness.example.test/w");
    }

    @Test
    void aWitnessThatSawAForkOrMoreThanThereIsRaisesAnAlarm() throws Exception {
        growTo(3);
        witness.saw(new Checkpoint(key.name(), 2, Hash.sha256(new byte[] {1})));
        witnessing.round();
        growTo(4);
        witness.saw(new Checkpoint(key.name(), 9, Hash.sha256(new byte[] {1})));
        witnessing.round();

        assertThat(alarms)
                .containsExactly(
                        "it does not accept the proof from 2", "it has seen a checkpoint of 9 entries, this log has 4");
    }

    @Test
    void aSignatureOfAnotherKeyIsNotPublished(@TempDir Path folder) throws Exception {
        FakeWitness other = new FakeWitness(key.verifier());
        Witness mixed = new Witness(other.witness().prefix(), witness.witness().key());
        try (other;
                Witnessing wrong = new Witnessing(List.of(mixed), log, (_, reason) -> alarms.add(reason))) {
            growTo(1);
            wrong.round();
        }
        assertThat(log.checkpoint()).doesNotContain("witness.example.test/w");
    }

    @Test
    void readsAListOfWitnessesAndNamesTheLineThatIsNone() throws Exception {
        String good = "# ours\n\nhttps://w.example.com/ " + witness.witness().key();

        assertThat(Witness.parse(good))
                .singleElement()
                .satisfies(w -> assertThat(w.prefix()).hasToString("https://w.example.com"));
        for (String bad :
                List.of("https://w.example.com", "ftp://w " + witness.witness().key(), "https://w.example.com x+1+y")) {
            assertThat(catchThrowable(() -> Witness.parse("#\n" + bad)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("line 2 of the file witnesses");
        }
    }

    private void growTo(int size) throws IOException {
        while (log.size() < size) {
            log.append(List.of(("entry " + log.size()).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
