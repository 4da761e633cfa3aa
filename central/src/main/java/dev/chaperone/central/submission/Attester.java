package dev.chaperone.central.submission;

import dev.chaperone.central.gates.GateResult;
import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.NoteSigner;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.GateReport;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;

/** Signs what the gates said, with a key of its own, for pipelines that do not ask central. */
public final class Attester {

    private final NoteSigner key;

    public Attester(NoteSigner key) {
        this.key = key;
    }

    byte[] sign(Submission submission, Hash patch, List<GateResult> results) throws IOException {
        Submission.Content content = submission.content();
        byte[] payload = new GateReport(
                        submission.id(),
                        new Approval.Seen(content.head(), content.tree(), patch),
                        names(results, GateResult.Result.PASS),
                        names(results, GateResult.Result.WARN),
                        names(results, GateResult.Result.FAIL))
                .encode();
        try {
            byte[] signature = key.sign(Envelope.signed(payload));
            return new Envelope(payload, Ed25519.keyId(key.verifier().publicKey()), signature).encode();
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of the gates can't sign", e);
        }
    }

    private static List<String> names(List<GateResult> results, GateResult.Result which) {
        return results.stream()
                .filter(r -> r.result() == which)
                .map(GateResult::gate)
                .toList();
    }
}
