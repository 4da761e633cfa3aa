package dev.chaperone.central.policy;

import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.bundle.BundleException;
import dev.chaperone.model.policy.bundle.BundleTrust;
import dev.chaperone.model.policy.bundle.PolicyBundle;
import dev.chaperone.model.policy.bundle.PolicyRoot;
import dev.chaperone.model.policy.bundle.PolicySigner;
import dev.chaperone.model.policy.bundle.SignedBundle;
import dev.chaperone.model.policy.bundle.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Signs policy and changes keys. What it writes it has read again with a laptop's eyes. */
final class Publishing {

    private final PolicyShelf shelf;
    private final Clock clock;

    Publishing(PolicyShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * What is published.
     *
     * @param devices the laptops it is for; empty for all
     */
    record Order(Path policy, String organisation, Duration lasts, Set<String> devices) {}

    /** Returns the version of the bundle. @throws IOException in one line, if laptops would refuse it */
    long publish(Order order, List<? extends PolicySigner> signers) throws IOException {
        String text = Files.readString(order.policy());
        SignedBundle before = before();
        Instant now = clock.instant();
        Optional<PolicyBundle> old = newest(before);
        List<Elevation> going = old.isPresent() ? ElevationBlock.in(old.get().policy(), now) : List.of();
        PolicyBundle bundle = new PolicyBundle(
                order.organisation(),
                order.devices(),
                next(before),
                now,
                now.plus(order.lasts()),
                going.isEmpty() ? text : ElevationBlock.with(text, going));
        return publish(order.policy().toString(), before, bundle, signers);
    }

    /**
     * Publishes the same policy with other elevations, for the same laptops and as long.
     *
     * @param change from those that have not ended to those that should count
     */
    long elevate(UnaryOperator<List<Elevation>> change, List<? extends PolicySigner> signers) throws IOException {
        SignedBundle before = before();
        PolicyBundle old = newest(before)
                .orElseThrow(() -> new IOException("there is no policy to elevate in; publish one first"));
        Instant now = clock.instant();
        List<Elevation> wanted = change.apply(ElevationBlock.in(old.policy(), now));
        PolicyBundle bundle = new PolicyBundle(
                old.organisation(),
                old.devices(),
                next(before),
                now,
                old.expires(),
                ElevationBlock.with(old.policy(), wanted));
        return publish("the policy with its elevations", before, bundle, signers);
    }

    private static Optional<PolicyBundle> newest(SignedBundle signed) throws IOException {
        try {
            return signed.bundle();
        } catch (BundleException e) {
            throw new IOException("the bundle published before can't be read: " + e.getMessage(), e);
        }
    }

    private long publish(String name, SignedBundle before, PolicyBundle bundle, List<? extends PolicySigner> signers)
            throws IOException {
        requireUsable(name, bundle.policy());
        try {
            SignedBundle signed = SignedBundle.sign(before, bundle, List.copyOf(signers));
            requireSigned(signed, bundle, signers);
            shelf.put(signed.encode());
            return bundle.version();
        } catch (GeneralSecurityException e) {
            throw new IOException("the policy can't be signed", e);
        }
    }

    /** Returns the version of the root. The policy stays what it is, signed by all of these keys. */
    int rotate(Set<SigningKey> keys, int threshold, String organisation, List<? extends PolicySigner> signers)
            throws IOException {
        try {
            SignedBundle before = before();
            PolicyRoot root = new PolicyRoot(
                    organisation, before.newestRoot().map(PolicyRoot::version).orElse(0) + 1, keys, threshold);
            shelf.put(before.rotate(root, List.copyOf(signers)).encode());
            return root.version();
        } catch (GeneralSecurityException | IllegalArgumentException | BundleException e) {
            throw new IOException("the keys can't be changed: " + e.getMessage(), e);
        }
    }

    private SignedBundle before() throws IOException {
        try {
            Optional<PolicyShelf.Handed> newest = shelf.newest();
            return newest.isEmpty()
                    ? SignedBundle.empty()
                    : SignedBundle.read(newest.get().text().getBytes(StandardCharsets.UTF_8));
        } catch (BundleException e) {
            throw new IOException("the bundle published before can't be read: " + e.getMessage(), e);
        }
    }

    private static long next(SignedBundle before) throws IOException {
        try {
            return before.version() + 1;
        } catch (BundleException e) {
            throw new IOException("the bundle published before can't be read: " + e.getMessage(), e);
        }
    }

    private static void requireUsable(String name, String text) throws IOException {
        if (PolicyReader.read(name, text) instanceof PolicyReading.Rejected(var problems)) {
            throw new IOException("nothing was published; "
                    + problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("; ")));
        }
    }

    /** As a laptop would that trusts just these keys, so that a mistake is seen here and not by a thousand laptops. */
    private void requireSigned(SignedBundle signed, PolicyBundle bundle, List<? extends PolicySigner> signers)
            throws IOException {
        Set<SigningKey> keys = signers.stream().map(PolicySigner::key).collect(Collectors.toSet());
        try {
            PolicyRoot told =
                    signed.newestRoot().orElseGet(() -> new PolicyRoot(bundle.organisation(), 0, keys, keys.size()));
            String device = bundle.devices().stream().findFirst().orElse("any");
            SignedBundle.read(signed.encode()).verify(new BundleTrust(told, device, 0, "", clock.instant()));
        } catch (BundleException e) {
            throw new IOException("nothing was published; laptops would refuse it: " + e.getMessage(), e);
        }
    }

    /** Opens the keys of a comma-separated list of files. */
    static List<PolicyKey> keys(String files) throws IOException {
        List<PolicyKey> keys = new ArrayList<>();
        for (String file : files.split(",", -1)) {
            keys.add(PolicyKey.open(Path.of(file)));
        }
        return keys;
    }
}
