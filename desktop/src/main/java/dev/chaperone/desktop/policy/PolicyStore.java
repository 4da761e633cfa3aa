package dev.chaperone.desktop.policy;

import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Composition;
import dev.chaperone.model.policy.Policy;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.Settings;
import dev.chaperone.model.policy.bundle.BundleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policy in force. {@link #reload} may be called from any thread; readers never wait. */
public final class PolicyStore implements Supplier<Policy> {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);

    private final PolicySources sources;
    private final LastGood lastGood;
    private final Journal journal;
    private volatile Composition current = PolicySources.builtIn();
    private volatile List<PolicyProblem> problems = List.of();
    private volatile Optional<PolicyProblem> refusedBundle = Optional.empty();
    private Optional<PolicySources.UserLayer> user = Optional.empty();
    private boolean applied;

    public PolicyStore(PolicySources sources, LastGood lastGood, Journal journal) {
        this.sources = sources;
        this.lastGood = lastGood;
        this.journal = journal;
    }

    @Override
    public Policy get() {
        return current.policy();
    }

    /** The policy in force, with where each piece of it comes from. */
    public Composition composition() {
        return current;
    }

    /** What is wrong with the sources as they stand; empty when the policy in force is what they say. */
    public List<PolicyProblem> problems() {
        List<PolicyProblem> all = new ArrayList<>(problems);
        refusedBundle.ifPresent(all::add);
        return List.copyOf(all);
    }

    /**
     * Reads all sources. On a problem the last good policy stays in force, also one of before this start; where there
     * is none yet, what IT put down counts without the person's file.
     */
    public synchronized void reload() {
        PolicySources.Result result = sources.load(user);
        if (result instanceof PolicySources.Result.Loaded loaded) {
            user = loaded.user();
            apply(loaded);
        } else if (!applied) {
            applyKept();
        }
        reject(result.problems());
    }

    /**
     * Takes a bundle central handed out. One that is refused changes nothing; it is recorded once, and stays a problem
     * until central has a better one.
     */
    public synchronized void take(String bundle) {
        if (sources.bundles().isEmpty()) {
            return;
        }
        Optional<PolicyProblem> refused = refusal(sources.bundles().get(), bundle);
        if (refused.isPresent() && !refused.equals(refusedBundle)) {
            LOG.error("bundle refused, the policy in force stays: {}", refused.get());
            note(new EventBody.PolicyRejected(
                    refused.get().source(), refused.get().message()));
        }
        refusedBundle = refused;
        reload();
    }

    private Optional<PolicyProblem> refusal(BundleStore bundles, String bundle) {
        try {
            Optional<Settings> below = sources.belowBundles();
            if (below.isPresent() && BundleStore.isWanted(below.get())) {
                bundles.take(bundle, below.get());
            }
            return Optional.empty();
        } catch (BundleException | IOException e) {
            return Optional.of(new PolicyProblem("bundle from central", 0, "", String.valueOf(e.getMessage())));
        }
    }

    /** The bundle that was taken last; empty also if nobody told this laptop whose bundles to take. */
    public Optional<String> bundle() {
        try {
            return sources.bundles().isEmpty()
                    ? Optional.empty()
                    : sources.bundles().get().newest();
        } catch (BundleException e) {
            return Optional.empty(); // a reload says what is wrong with it
        }
    }

    /** Whether an administrator told this laptop whose bundles to take. */
    public boolean wantsBundles() {
        return BundleStore.isWanted(get().settings());
    }

    private void applyKept() {
        lastGood.texts().map(PolicySources::again).ifPresent(result -> {
            if (result instanceof PolicySources.Result.Loaded loaded) {
                apply(loaded);
            }
        });
    }

    private void apply(PolicySources.Result.Loaded loaded) {
        Policy policy = loaded.policy();
        boolean same = applied && policy.digest().equals(get().digest());
        applied = true;
        current = loaded.composition(); // a line may have moved to another file
        if (same) {
            return;
        }
        lastGood.keep(loaded.texts());
        note(new EventBody.PolicyApplied(
                policy.version(), policy.digest(), loaded.sources().getLast()));
        LOG.info("policy {} in force", policy.version());
    }

    private void reject(List<PolicyProblem> found) {
        if (found.equals(problems)) {
            return;
        }
        problems = List.copyOf(found);
        found.forEach(problem -> LOG.error("policy rejected, the last good one stays: {}", problem));
        if (!found.isEmpty()) {
            note(new EventBody.PolicyRejected(
                    found.getFirst().source(), found.getFirst().toString()));
        }
    }

    private void note(EventBody event) {
        try {
            journal.append(event);
        } catch (IOException e) {
            LOG.error("journal unavailable: {}", e.getMessage());
        }
    }
}
