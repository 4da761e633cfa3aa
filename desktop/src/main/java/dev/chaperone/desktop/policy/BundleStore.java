package dev.chaperone.desktop.policy;

import com.google.crypto.tink.Aead;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.Settings;
import dev.chaperone.model.policy.bundle.BundleException;
import dev.chaperone.model.policy.bundle.BundleTrust;
import dev.chaperone.model.policy.bundle.PolicyBundle;
import dev.chaperone.model.policy.bundle.PolicyRoot;
import dev.chaperone.model.policy.bundle.SignedBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signed bundle this laptop has taken, kept for the time without a network, and verified anew each time it is read.
 * Sealed, so that an edited file counts as none. Safe for use by many threads.
 */
public final class BundleStore {

    private static final byte[] PURPOSE = "chaperone policy bundle v1".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "policy-bundle";

    /** A bundle that changed them would decide whether it counts itself; roots change keys. */
    private static final Set<String> NOT_IN_BUNDLES = Set.of("PolicyKeys", "PolicySignatures", "OrganisationName");

    private final PrivateDirectory directory;
    private final Aead aead;
    private final String device;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    /** @param device the id bundles name this laptop by */
    public BundleStore(PrivateDirectory directory, Aead aead, String device, Clock clock) {
        this.directory = directory;
        this.aead = aead;
        this.device = device;
        this.clock = clock;
    }

    /** What of a bundle counts. */
    record Layer(SourceText text, List<PolicyProblem> warnings) {}

    /** Whether an administrator told the laptop whose bundles to take. */
    static boolean isWanted(Settings below) {
        return !below.policyKeys().isEmpty();
    }

    /**
     * The bundle that counts; empty if none was taken.
     *
     * @param below the settings without any bundle, which say whom to trust
     * @throws BundleException if the one that was taken counts no more
     */
    synchronized Optional<Layer> layer(Settings below) throws BundleException {
        Optional<KeptBundle> kept = kept();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        PolicyBundle bundle =
                read(kept.get().bundle()).verify(trust(below, kept)).bundle();
        return Optional.of(new Layer(text(bundle), warnings(bundle, now(kept))));
    }

    /**
     * Takes a bundle, so that it counts from now on, or leaves everything as it is.
     *
     * @throws BundleException in one line, if it is not to be taken
     * @throws IOException if it can't be kept
     */
    synchronized void take(String text, Settings below) throws BundleException, IOException {
        Optional<KeptBundle> kept = kept();
        SignedBundle.Verified verified = read(text).verify(trust(below, kept));
        requireUsable(verified.bundle());
        keep(new KeptBundle(
                told(below),
                KeptBundle.Keys.of(verified.root()),
                verified.root().version(),
                verified.bundle().version(),
                verified.digest(),
                now(kept),
                text));
    }

    /** The bundle that was taken, as it came; empty if there is none. */
    synchronized Optional<String> newest() throws BundleException {
        return kept().map(KeptBundle::bundle);
    }

    private static SignedBundle read(String text) throws BundleException {
        return SignedBundle.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private BundleTrust trust(Settings below, Optional<KeptBundle> kept) throws BundleException {
        String organisation = below.organisationName();
        if (!isWanted(below) || organisation.isEmpty()) {
            throw new BundleException("no bundle is taken without PolicyKeys and OrganisationName; set both");
        }
        KeptBundle.Keys told = told(below);
        Optional<KeptBundle> same =
                kept.filter(k -> k.told().equals(told) || k.root().equals(told));
        try {
            PolicyRoot root = same.isPresent()
                    ? same.get().root().root(organisation, same.get().rootVersion())
                    : told.root(organisation, 0);
            return new BundleTrust(
                    root,
                    device,
                    same.map(KeptBundle::version).orElse(0L),
                    same.map(KeptBundle::digest).orElse(""),
                    now(kept));
        } catch (IllegalArgumentException e) {
            throw new BundleException("PolicyKeys can't be used: " + e.getMessage());
        }
    }

    private static KeptBundle.Keys told(Settings below) {
        return new KeptBundle.Keys(below.policyKeys(), below.policySignatures());
    }

    private Instant now(Optional<KeptBundle> kept) {
        Instant now = clock.instant();
        return kept.map(KeptBundle::seen).filter(now::isBefore).orElse(now);
    }

    private static SourceText text(PolicyBundle bundle) {
        String name = "bundle %d of %s".formatted(bundle.version(), bundle.organisation());
        return new SourceText(name, SourceText.Kind.BUNDLE, bundle.policy());
    }

    private static void requireUsable(PolicyBundle bundle) throws BundleException {
        List<String> problems = new ArrayList<>();
        SourceText text = text(bundle);
        switch (PolicyReader.read(text.name(), text.text())) {
            case PolicyReading.Rejected(var found) -> found.forEach(problem -> problems.add(problem.toString()));
            case PolicyReading.Read read ->
                read.settings().keySet().stream()
                        .filter(NOT_IN_BUNDLES::contains)
                        .forEach(key -> problems.add(
                                "%s: settings.%s: can't be set by a bundle; remove it".formatted(text.name(), key)));
        }
        if (!problems.isEmpty()) {
            throw new BundleException(problems.getFirst());
        }
    }

    private static List<PolicyProblem> warnings(PolicyBundle bundle, Instant now) {
        return now.isBefore(bundle.expires())
                ? List.of()
                : List.of(new PolicyProblem(
                        text(bundle).name(),
                        0,
                        "",
                        "ended at %s and stays in force until a newer one comes".formatted(bundle.expires())));
    }

    private void keep(KeptBundle bundle) throws IOException {
        try {
            directory.write(NAME, aead.encrypt(json.writeValueAsBytes(bundle), PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IOException("the policy bundle can't be kept", e);
        }
    }

    private Optional<KeptBundle> kept() throws BundleException {
        try {
            Optional<byte[]> sealed = directory.read(NAME);
            return sealed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(json.readValue(aead.decrypt(sealed.get(), PURPOSE), KeptBundle.class));
        } catch (IOException | GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            throw new BundleException(
                    "the kept bundle was damaged or changed by somebody else; remove %s to take it anew"
                            .formatted(directory.path().resolve(NAME)));
        }
    }
}
