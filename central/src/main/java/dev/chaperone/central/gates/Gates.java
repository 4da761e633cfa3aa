package dev.chaperone.central.gates;

import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All gates in order. Safe for many threads. */
public final class Gates {

    private final List<Gate> gates;

    /** @param key for the sanitiser, which replaces nothing here */
    public Gates(PlaceholderKey key) {
        this.gates = List.of(
                new SizeGate(),
                new PathsGate(),
                new TrailersGate(),
                new SecretsGate(Sanitiser.secretsOnly(), key),
                new DependenciesGate());
    }

    /**
     * What every gate says, all of them whatever the first ones say.
     *
     * @throws RefusedException if there is more to look at than the gates take
     */
    public List<GateResult> judge(Change change) throws IOException, RefusedException {
        List<GateResult> results = new ArrayList<>();
        for (Gate gate : gates) {
            results.add(gate.judge(change));
        }
        return results;
    }
}
