package dev.chaperone.model.policy.bundle;

import dev.chaperone.model.audit.Hash;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bundle as it travels: {@code {"roots": [envelope…], "policy": envelope}}. The roots lead from the keys an
 * administrator put on the laptop to the ones of today, each signed by the keys before it and by its own.
 */
public final class SignedBundle {

    private static final int MAX_ROOTS = 100;

    private final List<JsonNode> roots;
    private final JsonNode policy;

    private SignedBundle(List<JsonNode> roots, JsonNode policy) {
        this.roots = List.copyOf(roots);
        this.policy = policy;
    }

    /**
     * A bundle that was verified.
     *
     * @param root the keys to trust from now on
     * @param digest SHA-256 of its payload, hex
     */
    public record Verified(PolicyBundle bundle, PolicyRoot root, String digest) {}

    /** A root as it was signed. */
    private record SignedRoot(PolicyRoot root, Envelope envelope) {
        static SignedRoot read(JsonNode node) throws BundleException {
            Envelope envelope = Envelope.read(node, PolicyRoot.TYPE);
            return new SignedRoot(PolicyRoot.read(envelope.payload()), envelope);
        }

        void require(PolicyRoot signer, String by) throws BundleException {
            envelope.require(signer.keys(), signer.threshold(), "root %d by %s".formatted(root.version(), by));
        }
    }

    /** @throws BundleException if it is too long or no bundle; nothing about signatures is known yet */
    public static SignedBundle read(byte[] bytes) throws BundleException {
        if (bytes.length > PolicyBundle.MAX_BYTES) {
            throw new BundleException("a bundle of %d bytes is too long, the limit is %d; split the policy"
                    .formatted(bytes.length, PolicyBundle.MAX_BYTES));
        }
        JsonNode file = BundleJson.object(bytes, "a signed bundle", Set.of("roots", "policy"));
        return new SignedBundle(BundleJson.list(file, "roots", MAX_ROOTS), file.path("policy"));
    }

    /** Signs with every signer. */
    public static SignedBundle sign(SignedBundle before, PolicyBundle bundle, List<PolicySigner> signers)
            throws GeneralSecurityException {
        return new SignedBundle(before.roots, Envelope.sign(PolicyBundle.TYPE, bundle.encode(), signers));
    }

    /** No root and no policy yet. */
    public static SignedBundle empty() {
        return new SignedBundle(List.of(), BundleJson.MAPPER.createObjectNode());
    }

    /** The same with new keys. The policy in it stays what it is, signed anew. */
    public SignedBundle rotate(PolicyRoot root, List<PolicySigner> signers)
            throws BundleException, GeneralSecurityException {
        List<JsonNode> more = new ArrayList<>(roots);
        more.add(Envelope.sign(PolicyRoot.TYPE, root.encode(), signers));
        return policy.isEmpty()
                ? new SignedBundle(more, policy)
                : new SignedBundle(
                        more,
                        Envelope.sign(
                                PolicyBundle.TYPE,
                                Envelope.read(policy, PolicyBundle.TYPE).payload(),
                                signers));
    }

    /** Version of the policy, 0 if there is none yet; nothing about signatures is known. */
    public long version() throws BundleException {
        return bundle().map(PolicyBundle::version).orElse(0L);
    }

    /** The policy, if there is one yet; nothing about signatures is known. */
    public Optional<PolicyBundle> bundle() throws BundleException {
        return policy.isEmpty()
                ? Optional.empty()
                : Optional.of(PolicyBundle.read(
                        Envelope.read(policy, PolicyBundle.TYPE).payload()));
    }

    /** The root the chain ends with; nothing about signatures is known. */
    public Optional<PolicyRoot> newestRoot() throws BundleException {
        return roots.isEmpty()
                ? Optional.empty()
                : Optional.of(SignedRoot.read(roots.getLast()).root());
    }

    public byte[] encode() {
        ObjectNode file = BundleJson.MAPPER.createObjectNode();
        ArrayNode list = file.putArray("roots");
        roots.forEach(list::add);
        file.set("policy", policy);
        return BundleJson.MAPPER.writeValueAsBytes(file);
    }

    /**
     * Checks everything but the policy's text. A bundle that was taken before is checked the same way, only that its
     * end does not matter any more.
     *
     * @throws BundleException in one line, if it is not to be taken
     */
    public Verified verify(BundleTrust trust) throws BundleException {
        PolicyRoot root = rootOfToday(trust.root());
        Envelope envelope = Envelope.read(policy, PolicyBundle.TYPE);
        envelope.require(root.keys(), root.threshold(), "the bundle");
        PolicyBundle bundle = PolicyBundle.read(envelope.payload());
        requireOurs(bundle.organisation(), root);
        if (!bundle.isFor(trust.device())) {
            throw new BundleException(
                    "the bundle is for other laptops than %s; publish one that names it".formatted(trust.device()));
        }
        String digest = Hash.sha256(envelope.payload()).hex();
        requireNewer(bundle, digest, trust);
        return new Verified(bundle, root, digest);
    }

    private static void requireNewer(PolicyBundle bundle, String digest, BundleTrust trust) throws BundleException {
        boolean taken = digest.equals(trust.digest());
        if (!taken && bundle.version() <= trust.version()) {
            throw new BundleException(
                    "bundle version %d does not come after %d, which was taken before; publish a newer one"
                            .formatted(bundle.version(), trust.version()));
        }
        if (!taken && !trust.now().isBefore(bundle.expires())) {
            throw new BundleException(
                    "bundle version %d ended at %s; publish a new one".formatted(bundle.version(), bundle.expires()));
        }
    }

    private PolicyRoot rootOfToday(PolicyRoot trusted) throws BundleException {
        List<SignedRoot> chain = new ArrayList<>();
        for (JsonNode node : roots) {
            chain.add(SignedRoot.read(node));
        }
        PolicyRoot today = trusted;
        for (SignedRoot next : chain.subList(start(chain, trusted), chain.size())) {
            requireOurs(next.root().organisation(), trusted);
            if (next.root().version() <= today.version()) {
                throw new BundleException("root %d does not come after root %d; rotate again"
                        .formatted(next.root().version(), today.version()));
            }
            next.require(today, "the keys before it");
            next.require(next.root(), "its own keys");
            today = next.root();
        }
        return today;
    }

    /** Where the chain goes on from: after the root that was taken last, or at the one an administrator told of. */
    private static int start(List<SignedRoot> chain, PolicyRoot trusted) {
        int start = 0;
        for (int i = 0; i < chain.size(); i++) {
            PolicyRoot root = chain.get(i).root();
            boolean told = trusted.version() == 0 && root.hasSameKeys(trusted);
            boolean taken = root.version() <= trusted.version();
            start = told ? i : taken ? i + 1 : start;
        }
        return start;
    }

    private static void requireOurs(String organisation, PolicyRoot root) throws BundleException {
        if (!organisation.equals(root.organisation())) {
            throw new BundleException(
                    "the bundle is of '%s', this laptop belongs to '%s'; set OrganisationName or publish the right one"
                            .formatted(organisation, root.organisation()));
        }
    }
}
