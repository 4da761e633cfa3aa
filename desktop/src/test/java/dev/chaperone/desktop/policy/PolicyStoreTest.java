package dev.chaperone.desktop.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.FakeJournal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyStoreTest {

    private static final String HEADER = """
            apiVersion: chaperone/v1
            kind: Policy
            metadata:
              name: mine
              version: %d
            """;
    private static final String TYPO = HEADER.formatted(8) + """
            rules:
              - id: folder.ask
                effect: alow
                actions: [fs.read]
                reason: x
            """;

    @TempDir
    Path disk;

    private final FakeJournal journal = new FakeJournal();
    private Path user;
    private Path managed;
    private PolicyStore store;

    @BeforeEach
    void setUp() throws IOException {
        user = disk.resolve("policy.yaml");
        managed = Files.createDirectories(disk.resolve("managed"));
        store = start();
    }

    /** The service after a restart. */
    private PolicyStore start() throws IOException {
        PrivateDirectory state = PrivateDirectory.open(disk.resolve("state"));
        LastGood lastGood = new LastGood(state, SealingKey.open(state, "key.json"));
        return new PolicyStore(new PolicySources(user, managed), lastGood, journal);
    }

    @Test
    void theBuiltInPolicyCountsWhereThereIsNoOther() {
        store.reload();

        assertThat(store.get().version()).startsWith("baseline@");
        assertThat(store.problems()).isEmpty();
        assertThat(journal.events()).hasSize(1).allMatch(EventBody.PolicyApplied.class::isInstance);
    }

    @Test
    void readingTheSameAgainIsNoNews() {
        store.reload();
        store.reload();

        assertThat(journal.events()).hasSize(1);
    }

    @Test
    void aTypoNamesFileLineKeyAndTheWayOut() throws IOException {
        Files.writeString(user, TYPO);

        store.reload();

        assertThat(store.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.toString())
                        .startsWith(user + ":8: rules[0].effect: ")
                        .contains("'alow'", "did you mean 'ask'?")
                        .doesNotContain("\n"));
    }

    @Test
    void theLastGoodFileOutlivesATypo() throws IOException {
        Files.writeString(user, HEADER.formatted(7) + "rules: []\n");
        store.reload();
        String good = store.get().version();

        Files.writeString(user, TYPO);
        store.reload();
        store.reload();

        assertThat(store.get().version()).isEqualTo(good).contains("7");
        assertThat(journal.events())
                .filteredOn(EventBody.PolicyRejected.class::isInstance)
                .hasSize(1);
    }

    @Test
    void mendingTheFileEndsTheProblem() throws IOException {
        Files.writeString(user, TYPO);
        store.reload();

        Files.writeString(user, HEADER.formatted(9) + "rules: []\n");
        store.reload();

        assertThat(store.problems()).isEmpty();
        assertThat(store.get().version()).contains("9");
    }

    @Test
    void aPersonsTypoNeverHoldsUpWhatItDecides() throws IOException {
        Files.writeString(user, TYPO);
        manage("a.json", "{\"Mode\": \"observe\"}");

        store.reload();

        assertThat(store.get().settings().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(store.problems()).isNotEmpty();
    }

    @Test
    void aBrokenManagedFileLeavesTheLastGoodPolicy() throws IOException {
        manage("a.json", "{\"Mode\": \"observe\"}");
        store.reload();

        manage("a.json", "{\"Mode\": ");
        store.reload();

        assertThat(store.get().settings().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(store.problems()).anySatisfy(p -> assertThat(p.source()).endsWith("a.json"));
    }

    @Test
    void managedSettingsAreLimitedByTheSchema() throws IOException {
        manage("a.json", "{\"ConsentTimeoutSeconds\": 5, \"Colour\": \"red\"}");

        store.reload();

        assertThat(store.problems())
                .extracting(p -> p.key())
                .containsExactlyInAnyOrder("ConsentTimeoutSeconds", "Colour");
    }

    @Test
    void laterManagedFilesWin() throws IOException {
        manage("10.json", "{\"ConsentTimeoutSeconds\": 40}");
        manage("20.json", "{\"ConsentTimeoutSeconds\": 50}");
        manage("readme.txt", "not ours");

        store.reload();

        assertThat(store.get().settings().consentTimeout()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void aFolderOrForeignBytesInPlaceOfAFileAreNamed() throws IOException {
        Files.createDirectories(user);
        Files.write(managed.resolve("a.json"), new byte[] {'"', (byte) 0xC3, '"'});

        store.reload();

        assertThat(store.problems())
                .extracting(p -> p.message())
                .anySatisfy(m -> assertThat(m).contains("is not a file"))
                .anySatisfy(m -> assertThat(m).contains("not UTF-8"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.write(user, ("# " + "x".repeat(1_048_576)).getBytes(StandardCharsets.UTF_8));

        store.reload();

        assertThat(store.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("1048578", "1048576"));
    }

    @Test
    void aPolicyCountsEvenIfItCannotBeRecorded() throws IOException {
        manage("a.json", "{\"Mode\": \"observe\"}");
        journal.fill();

        store.reload();

        assertThat(store.get().settings().mode()).isEqualTo(Mode.OBSERVE);
    }

    @Test
    void aFolderThatAppearsLaterIsReadWithinAMinute() throws IOException {
        FakeAlarm alarm = new FakeAlarm();
        Path later = disk.resolve("later");
        managed = later;
        PolicyStore late = start();
        late.reload();
        try (PolicyWatcher watcher = new PolicyWatcher(List.of(), late, alarm, Runnable::run)) {
            watcher.start();
            Files.createDirectories(later);
            Files.writeString(later.resolve("a.json"), "{\"Mode\": \"observe\"}");
            alarm.advance(Duration.ofMinutes(1));

            assertThat(late.get().settings().mode()).isEqualTo(Mode.OBSERVE);

            Files.writeString(later.resolve("a.json"), "{\"Mode\": \"enforce\"}");
            alarm.advance(Duration.ofMinutes(1));
            assertThat(late.get().settings().mode()).isNotEqualTo(Mode.OBSERVE);
        }
    }

    @Test
    void aMistakeMadeWhileTheServiceIsOffLeavesTheLastGoodPolicyInForce() throws IOException {
        manage("a.json", "{\"ConsentTimeoutSeconds\": 50}");
        store.reload();
        manage("a.json", "{\"ConsentTimeoutSeconds\": 50,");

        PolicyStore restarted = start();
        restarted.reload();

        assertThat(restarted.get().settings().consentTimeout()).isEqualTo(Duration.ofSeconds(50));
        assertThat(restarted.problems()).isNotEmpty();
    }

    @Test
    void aKeptPolicyThatWasEditedDoesNotCount() throws IOException {
        manage("a.json", "{\"ConsentTimeoutSeconds\": 50}");
        store.reload();
        Path kept = disk.resolve("state/policy");
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length - 1] ^= 1;
        Files.write(kept, bytes);
        manage("a.json", "{");

        PolicyStore restarted = start();
        restarted.reload();

        assertThat(restarted.get().settings().consentTimeout()).isNotEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void whatAdministratorsRemoveWhileTheServiceIsOffIsGone() throws IOException {
        manage("a.json", "{\"Mode\": \"observe\"}");
        store.reload();
        Files.delete(managed.resolve("a.json"));

        PolicyStore restarted = start();
        restarted.reload();

        assertThat(restarted.get().settings().mode()).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void aManagedFileThatEverybodyCanChangeDoesNotCount() throws IOException {
        manage("a.json", "{\"Mode\": \"observe\"}");
        Files.setPosixFilePermissions(managed.resolve("a.json"), PosixFilePermissions.fromString("rw-rw-rw-"));

        store.reload();

        assertThat(store.get().settings().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(store.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("can be changed by others"));
    }

    @Test
    void aManagedFolderThatEverybodyCanFillDoesNotCount() throws IOException {
        manage("a.json", "{\"Mode\": \"observe\"}");
        Files.setPosixFilePermissions(managed, PosixFilePermissions.fromString("rwxrwxrwx"));

        store.reload();

        assertThat(store.get().settings().mode()).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void rulesInAManagedFileCountAboveThePersons() throws IOException {
        String rule = "rules:\n  - {id: network.fetch, effect: %s, actions: [net.use], reason: x}\n";
        Files.writeString(user, HEADER.formatted(7) + rule.formatted("permit"));
        manage("a.yaml", HEADER.formatted(8) + rule.formatted("forbid"));

        store.reload();

        assertThat(store.get().version()).isEqualTo("mine@8");
        assertThat(store.get().rules())
                .filteredOn(r -> r.id().equals("network.fetch"))
                .singleElement()
                .satisfies(r -> assertThat(r.effect()).isEqualTo(Effect.FORBID));
    }

    @Test
    void managedRulesOutliveARestartWithAMistakeInThem() throws IOException {
        manage("a.yaml", HEADER.formatted(8) + "settings: {FolderGrantDays: 3}\n");
        store.reload();
        manage("a.yaml", TYPO);

        PolicyStore restarted = start();
        restarted.reload();

        assertThat(restarted.get().settings().folderGrantDays()).isEqualTo(3);
        assertThat(restarted.problems()).isNotEmpty();
    }

    private void manage(String name, String text) throws IOException {
        Files.writeString(managed.resolve(name), text);
    }
}
