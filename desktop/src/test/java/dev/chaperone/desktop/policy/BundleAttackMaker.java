package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.bundle.PolicyBundle;
import dev.chaperone.model.policy.bundle.PolicyRoot;
import dev.chaperone.model.policy.bundle.PolicySigner;
import dev.chaperone.model.policy.bundle.SignedBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the bundles of {@code src/test/resources/bundle-attacks} anew, with keys that are thrown away: an honest one
 * and one per attack, as each folder's README says. Run it by hand; all of them have to be of the same keys.
 */
final class BundleAttackMaker {

    static final Path ATTACKS = Path.of("src/test/resources/bundle-attacks");
    static final String DEVICE = "laptop-1";

    private static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant ENDS = Instant.parse("2036-11-01T00:00:00Z");
    private final List<PolicySigner> keys;
    private final List<PolicySigner> strangers;
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    private BundleAttackMaker() throws GeneralSecurityException {
        keys = List.of(TestPolicySigner.fresh(), TestPolicySigner.fresh());
        strangers = List.of(TestPolicySigner.fresh(), TestPolicySigner.fresh());
    }

    static void main() throws Exception {
        BundleAttackMaker maker = new BundleAttackMaker();
        maker.make();
        for (Map.Entry<String, byte[]> file : maker.made.entrySet()) {
            Path folder = Files.createDirectories(ATTACKS.resolve(file.getKey()));
            Files.write(folder.resolve("bundle.json"), file.getValue());
        }
        Files.writeString(ATTACKS.resolve("trust.json"), maker.trust());
    }

    private String trust() {
        List<String> texts = keys.stream().map(k -> '"' + k.key().text() + '"').toList();
        return "{\"OrganisationName\": \"acme\", \"PolicyKeys\": [%s], \"PolicySignatures\": 2}\n"
                .formatted(String.join(", ", texts));
    }

    private void make() throws Exception {
        byte[] honest = signed(bundle("acme", Set.of(), 7, ENDS, policy(7)), keys);
        made.put("honest", honest);
        made.put("rollback", signed(bundle("acme", Set.of(), 6, ENDS, policy(6)), keys));
        made.put("same-version", signed(bundle("acme", Set.of(), 7, ENDS, policy(9)), keys));
        made.put("expired", signed(bundle("acme", Set.of(), 8, ISSUED.plusSeconds(60), policy(8)), keys));
        made.put("wrong-threshold", signed(bundle("acme", Set.of(), 8, ENDS, policy(8)), keys.subList(0, 1)));
        made.put(
                "signed-twice",
                signed(bundle("acme", Set.of(), 8, ENDS, policy(8)), List.of(keys.getFirst(), keys.getFirst())));
        made.put("stripped-signature", stripped(signed(bundle("acme", Set.of(), 8, ENDS, policy(8)), keys)));
        made.put("swapped-payload", swapped(honest));
        made.put("strangers-keys", signed(bundle("acme", Set.of(), 8, ENDS, policy(8)), strangers));
        made.put("strangers-root", strangersRoot());
        made.put("swapped-organisation", signed(bundle("globex", Set.of(), 8, ENDS, policy(8)), keys));
        made.put("swapped-device", signed(bundle("acme", Set.of("laptop-2"), 8, ENDS, policy(8)), keys));
        made.put("truncated", Arrays.copyOf(honest, honest.length - 40));
        made.put("yaml-bomb", signed(bundle("acme", Set.of(), 8, ENDS, bomb()), keys));
        made.put("aliases", signed(bundle("acme", Set.of(), 8, ENDS, aliases()), keys));
        made.put("own-keys", signed(bundle("acme", Set.of(), 8, ENDS, ownKeys()), keys));
        made.put("broken-policy", signed(bundle("acme", Set.of(), 8, ENDS, policy(8) + "rulez: []\n"), keys));
    }

    private byte[] strangersRoot() throws Exception {
        PolicyRoot root = new PolicyRoot(
                "acme", 1, Set.of(strangers.get(0).key(), strangers.get(1).key()), 1);
        SignedBundle rotated = SignedBundle.empty().rotate(root, strangers);
        return SignedBundle.sign(rotated, bundle("acme", Set.of(), 8, ENDS, policy(8)), strangers)
                .encode();
    }

    /** The signatures of one, the payload of another. */
    private byte[] swapped(byte[] honest) throws GeneralSecurityException {
        String other =
                new String(signed(bundle("acme", Set.of(), 8, ENDS, policy(8)), strangers), StandardCharsets.UTF_8);
        String payload = other.replaceFirst("(?s).*\"payload\":\"([^\"]+)\".*", "$1");
        return new String(honest, StandardCharsets.UTF_8)
                .replaceFirst("\"payload\":\"[^\"]+\"", "\"payload\":\"" + payload + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] stripped(byte[] bundle) {
        return new String(bundle, StandardCharsets.UTF_8)
                .replaceFirst("\"signatures\":\\[[^]]*]", "\"signatures\":[]")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String policy(int number) {
        return """
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: acme, version: %d}
                settings: {FolderGrantDays: %d}
                """.formatted(number, number);
    }

    /** Ten to the ninth, if anybody multiplied it out. */
    private static String bomb() {
        StringBuilder text = new StringBuilder(policy(8)).append("rules:\n  - &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("  - &a%d [".formatted(i))
                    .append("*a%d, ".formatted(i - 1).repeat(10))
                    .append("]\n");
        }
        return text.toString();
    }

    /** More aliases than a policy may have, each of them harmless. */
    private static String aliases() {
        return policy(8) + "rules:\n  - &r {id: a, effect: forbid, actions: [fs.read]}\n" + "  - *r\n".repeat(1_000);
    }

    private String ownKeys() {
        String key = strangers.getFirst().key().text();
        return policy(8).replace("settings: {", "settings: {PolicyKeys: ['" + key + "'], ");
    }

    private static PolicyBundle bundle(
            String organisation, Set<String> devices, long version, Instant expires, String policy) {
        return new PolicyBundle(organisation, devices, version, ISSUED, expires, policy);
    }

    private static byte[] signed(PolicyBundle bundle, List<PolicySigner> signers) throws GeneralSecurityException {
        return SignedBundle.sign(SignedBundle.empty(), bundle, signers).encode();
    }
}
