package dev.chaperone.central.witness;

import dev.chaperone.model.audit.Hash;
import java.util.List;

/** The body of {@code add-checkpoint}: the size the witness knows, the proof from there, and the checkpoint. */
final class WitnessRequest {

    private WitnessRequest() {}

    /** @param proof empty if {@code old} is 0 or the checkpoint's own size */
    static String body(long old, List<Hash> proof, String checkpoint) {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}
