package dev.chaperone.model.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a laptop takes and what not. What attackers may try lies as files in the laptop's tests. */
class SignedBundleTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String DEVICE = "laptop-1";

    private List<PolicySigner> first = List.of();
    private List<PolicySigner> second = List.of();
    private PolicyRoot told = new PolicyRoot("acme", 0, Set.of(SigningKey.of(new byte[32])), 1);

    @BeforeEach
    void makeKeys() throws GeneralSecurityException {
        first = List.of(TestPolicySigner.fresh(), TestPolicySigner.fresh(), TestPolicySigner.fresh());
        second = List.of(TestPolicySigner.fresh(), TestPolicySigner.fresh());
        told = root(0, first, 2);
    }

    @Test
    void enoughSignaturesOfTheOrganisationMakeABundle() throws Exception {
        SignedBundle signed = SignedBundle.sign(SignedBundle.empty(), bundle(7), first.subList(0, 2));

        SignedBundle.Verified verified = SignedBundle.read(signed.encode()).verify(trust(told, 0, ""));

        assertThat(verified.bundle()).isEqualTo(bundle(7));
        assertThat(verified.root()).isEqualTo(told);
    }

    @Test
    void oneKeyThatSignsTwiceIsOneKey() throws Exception {
        SignedBundle signed = SignedBundle.sign(SignedBundle.empty(), bundle(7), List.of(first.get(0), first.get(0)));

        assertThatThrownBy(() -> signed.verify(trust(told, 0, "")))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("1 good signatures")
                .hasMessageContaining("2 are needed");
    }

    @Test
    void anOlderBundleIsRefusedAndTheSameOneIsNot() throws Exception {
        SignedBundle signed = SignedBundle.sign(SignedBundle.empty(), bundle(7), first);
        String digest = signed.verify(trust(told, 0, "")).digest();

        assertThat(signed.verify(trust(told, 7, digest)).digest()).isEqualTo(digest);
        for (long seen : new long[] {7, 8}) {
            assertThatThrownBy(() -> signed.verify(trust(told, seen, "another")))
                    .hasMessageContaining("version 7 does not come after " + seen);
        }
    }

    @Test
    void aBundleThatEndedIsNotTakenButKept() throws Exception {
        SignedBundle signed = SignedBundle.sign(SignedBundle.empty(), bundle(7), first);
        Instant later = NOW.plus(Duration.ofDays(31));
        String digest = signed.verify(trust(told, 0, "")).digest();

        assertThatThrownBy(() -> signed.verify(new BundleTrust(told, DEVICE, 0, "", later)))
                .hasMessageContaining("ended at");
        assertThat(signed.verify(new BundleTrust(told, DEVICE, 7, digest, later))
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void newKeysAreTrustedWhenTheOldOnesSaySo() throws Exception {
        SignedBundle signed = SignedBundle.sign(rotated(root(1, second, 2), both()), bundle(8), second);

        SignedBundle.Verified verified = signed.verify(trust(told, 7, "x"));

        assertThat(verified.root()).isEqualTo(root(1, second, 2));
        assertThat(signed.verify(trust(verified.root(), 8, verified.digest())).root())
                .isEqualTo(verified.root());
        assertThat(signed.verify(trust(root(0, second, 2), 0, "")).root()).isEqualTo(verified.root());
    }

    @Test
    void aPolicyThatWasTakenOutlivesAChangeOfKeys() throws Exception {
        SignedBundle before = SignedBundle.sign(SignedBundle.empty(), bundle(8), first);
        String digest = before.verify(trust(told, 0, "")).digest();

        SignedBundle.Verified after = before.rotate(root(1, second, 2), both()).verify(trust(told, 8, digest));

        assertThat(after.digest()).isEqualTo(digest);
        assertThat(after.root()).isEqualTo(root(1, second, 2));
    }

    @Test
    void newKeysAloneAreNotTrusted() throws Exception {
        SignedBundle signed = SignedBundle.sign(rotated(root(1, second, 2), second), bundle(8), second);

        assertThatThrownBy(() -> signed.verify(trust(told, 7, "x")))
                .hasMessageContaining("root 1 by the keys before it");
    }

    @Test
    void newKeysThatDidNotSignThemselvesAreNotTrusted() throws Exception {
        SignedBundle signed = SignedBundle.sign(rotated(root(1, second, 2), first), bundle(8), second);

        assertThatThrownBy(() -> signed.verify(trust(told, 7, "x"))).hasMessageContaining("root 1 by its own keys");
    }

    @Test
    void oldKeysCountNoMoreOnceTheyWereReplaced() throws Exception {
        PolicyRoot today = root(1, second, 2);
        SignedBundle withoutRoots = SignedBundle.sign(SignedBundle.empty(), bundle(9), first);
        SignedBundle other = SignedBundle.sign(rotated(root(2, first, 2), first), bundle(9), first);

        assertThatThrownBy(() -> withoutRoots.verify(trust(today, 8, "x"))).hasMessageContaining("0 good signatures");
        assertThatThrownBy(() -> other.verify(trust(today, 8, "x")))
                .hasMessageContaining("root 2 by the keys before it");
    }

    @Test
    void aLaptopThatWasOffForTwoRotationsFollowsTheChain() throws Exception {
        List<PolicySigner> third = List.of(TestPolicySigner.fresh());
        List<PolicySigner> secondAndThird = new ArrayList<>(second);
        secondAndThird.addAll(third);
        SignedBundle chain = rotated(root(1, second, 2), both()).rotate(root(2, third, 1), secondAndThird);
        SignedBundle signed = SignedBundle.sign(chain, bundle(9), third);

        assertThat(signed.verify(trust(told, 7, "x")).root().version()).isEqualTo(2);
        assertThat(signed.verify(trust(root(1, second, 2), 7, "x")).root().version())
                .isEqualTo(2);
    }

    @Test
    void anotherOrganisationsBundleIsRefused() throws Exception {
        PolicyRoot theirs = new PolicyRoot("globex", 0, told.keys(), 2);
        SignedBundle signed = SignedBundle.sign(SignedBundle.empty(), bundle(7), first);

        assertThatThrownBy(() -> signed.verify(trust(theirs, 0, "")))
                .hasMessageContaining("is of 'acme', this laptop belongs to 'globex'");
    }

    @Test
    void aBundleForOthersIsRefused() throws Exception {
        PolicyBundle others =
                new PolicyBundle("acme", Set.of("laptop-2"), 7, NOW, NOW.plus(Duration.ofDays(30)), "policy");
        SignedBundle signed = SignedBundle.sign(SignedBundle.empty(), others, first);

        assertThatThrownBy(() -> signed.verify(trust(told, 0, ""))).hasMessageContaining("for other laptops");
    }

    @Test
    void noChangedByteIsTakenAndNothingElseIsThrown() throws Exception {
        byte[] good = SignedBundle.sign(rotated(root(1, second, 2), both()), bundle(8), second)
                .encode();
        PolicyBundle honest = SignedBundle.read(good).verify(trust(told, 0, "")).bundle();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) (32 + random.nextInt(95));
            try {
                assertThat(SignedBundle.read(bad).verify(trust(told, 0, "")).bundle())
                        .as("seed %d", seed)
                        .isEqualTo(honest); // the byte that was there
            } catch (BundleException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank().doesNotContain("\n");
            }
        }
    }

    @Test
    void whatIsTooLongIsNotEvenRead() {
        byte[] huge = new byte[PolicyBundle.MAX_BYTES + 1];

        assertThatThrownBy(() -> SignedBundle.read(huge)).hasMessageContaining("2097153 bytes", "2097152");
        assertThatThrownBy(() -> SignedBundle.read("{".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BundleException.class);
    }

    private static SignedBundle rotated(PolicyRoot root, List<PolicySigner> signers) throws Exception {
        return SignedBundle.empty().rotate(root, signers);
    }

    private List<PolicySigner> both() {
        List<PolicySigner> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static PolicyRoot root(int version, List<PolicySigner> signers, int threshold) {
        return new PolicyRoot(
                "acme", version, signers.stream().map(PolicySigner::key).collect(Collectors.toSet()), threshold);
    }

    private static PolicyBundle bundle(long version) {
        return new PolicyBundle("acme", Set.of(), version, NOW, NOW.plus(Duration.ofDays(30)), "policy");
    }

    private static BundleTrust trust(PolicyRoot root, long version, String digest) {
        return new BundleTrust(root, DEVICE, version, digest, NOW);
    }
}
