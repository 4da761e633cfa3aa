package dev.chaperone.desktop.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.FakeJournal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles somebody else might hand out, after the honest one with version 7; each in a folder that says how. */
class BundleAttackTest {

    private static final Path ATTACKS = BundleAttackMaker.ATTACKS;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path disk;

    private final FakeJournal journal = new FakeJournal();
    private PolicyStore store;

    @BeforeEach
    void takeTheHonestOne() throws IOException {
        Files.createDirectories(disk.resolve("managed"));
        Files.copy(ATTACKS.resolve("trust.json"), disk.resolve("managed/trust.json"));
        store = start();
        store.reload();
        store.take(bundle("honest"));
        assertThat(store.get().version()).isEqualTo("acme@7");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            rollback,             version 6 does not come after 7
            same-version,         version 7 does not come after 7
            expired,              ended at 2026-11-01T00:01:00Z
            wrong-threshold,      1 good signatures
            signed-twice,         1 good signatures
            stripped-signature,   0 good signatures
            swapped-payload,      0 good signatures
            strangers-keys,       0 good signatures
            strangers-root,       root 1 by the keys before it
            swapped-organisation, is of 'globex'
            swapped-device,       for other laptops
            truncated,            is no JSON
            huge,                 the limit is 2097152
            yaml-bomb,            bundle 8 of acme
            aliases,              bundle 8 of acme
            own-keys,             settings.PolicyKeys: can't be set by a bundle
            broken-policy,        rulez: unknown key; did you mean 'rules'?
            """)
    void leavesThePolicyInForce(String attack, String said) throws IOException {
        String bundle = attack.equals("huge") ? huge() : bundle(attack);

        store.take(bundle);
        store.take(bundle);

        assertThat(store.get().version()).isEqualTo("acme@7");
        assertThat(store.get().settings().folderGrantDays()).isEqualTo(7);
        assertThat(store.problems()).singleElement().asString().contains(said).doesNotContain("\n");
        assertThat(journal.events())
                .filteredOn(EventBody.PolicyRejected.class::isInstance)
                .singleElement()
                .satisfies(e ->
                        assertThat(((EventBody.PolicyRejected) e).problem()).contains(said));
        assertThat(ATTACKS.resolve(attack).resolve("README.md")).exists();

        PolicyStore restarted = start();
        restarted.reload();
        assertThat(restarted.get().version()).isEqualTo("acme@7");
        assertThat(restarted.problems()).isEmpty();
    }

    @Test
    void everyFolderIsTried() throws IOException {
        Set<String> tried = Arrays.stream(BundleAttackTest.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(CsvSource.class))
                .flatMap(m -> m.getAnnotation(CsvSource.class).textBlock().lines())
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(ATTACKS)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(f -> f.getFileName().toString()))
                    .filteredOn(name -> !name.equals("honest"))
                    .allMatch(tried::contains);
        }
    }

    @Test
    void aBetterBundleEndsTheProblem() throws IOException {
        store.take(bundle("rollback"));
        store.take(bundle("honest"));

        assertThat(store.problems()).isEmpty();
    }

    /** Longer than any bundle, and right as far as it goes. */
    private static String huge() throws IOException {
        String honest = bundle("honest");
        return honest + " ".repeat(PolicyBundle.MAX_BYTES + 1 - honest.length());
    }

    private static String bundle(String name) throws IOException {
        return Files.readString(ATTACKS.resolve(name).resolve("bundle.json"));
    }

    private PolicyStore start() throws IOException {
        PrivateDirectory state = PrivateDirectory.open(disk.resolve("state"));
        var key = SealingKey.open(state, "key.json");
        BundleStore bundles = new BundleStore(state, key, BundleAttackMaker.DEVICE, CLOCK);
        PolicySources sources =
                new PolicySources(disk.resolve("policy.yaml"), disk.resolve("managed"), Optional.of(bundles));
        return new PolicyStore(sources, new LastGood(state, key), journal);
    }
}
