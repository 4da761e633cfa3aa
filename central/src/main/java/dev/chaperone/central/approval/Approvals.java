package dev.chaperone.central.approval;

import dev.chaperone.central.forge.Forge;
import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.central.index.ChangeTable;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lands what was approved, one at a time. */
public final class Approvals {

    private final Approvers approvers;
    private final Forge forge;
    private final ChangeTable changes;
    private final Patches patches;
    private final InstantSource clock;

    /** The patch of a change, as it is shown to whoever approves. */
    public interface Patches {
        byte[] of(Submission submission) throws IOException, RefusedException;
    }

    public Approvals(Approvers approvers, Forge forge, ChangeTable changes, Patches patches, InstantSource clock) {
        this.approvers = approvers;
        this.forge = forge;
        this.changes = changes;
        this.patches = patches;
        this.clock = clock;
    }

    /**
     * Lands the change if the approval is good.
     *
     * @param device the laptop that sends the approval
     * @return the change's report as it is now
     * @throws RefusedException in one plain line that says what is wrong with it
     */
    public synchronized String land(String device, String id, byte[] envelopeJson)
            throws IOException, RefusedException {
        ChangeTable.Row row = open(id);
        try {
            Submission submission =
                    Submission.decode(Envelope.parse(row.envelope()).payload());
            Envelope envelope = Envelope.parse(envelopeJson);
            requireOfThis(Approval.decode(envelope.payload()), submission);
            if (device.equals(row.device())) {
                throw new RefusedException("the laptop this came from can't approve it; approve it on another one");
            }
            String approver = approvers.verify(Envelope.signed(envelope.payload()), envelope.signature());
            String commit = forge.land(submission, new Forge.Landing(approver, envelope.encode()));
            ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(row.report());
            report.put("state", "landed").put("approver", approver).put("commit", commit);
            changes.land(id, envelope.encode(), commit, report.toString());
            return report.toString();
        } catch (ProofException e) {
            throw new RefusedException("this is no approval: " + e.getMessage(), e);
        }
    }

    private ChangeTable.Row open(String id) throws IOException, RefusedException {
        Optional<ChangeTable.Row> row = changes.find(id);
        if (row.isEmpty()) {
            throw new RefusedException("there is no change " + id);
        }
        if (row.get().state().equals("landed")) {
            throw new RefusedException("%s has landed already; an approval is good once".formatted(id));
        }
        if (!row.get().state().equals("open")) {
            throw new RefusedException(
                    "%s is %s and can't be approved".formatted(id, row.get().state()));
        }
        return row.get();
    }

    private void requireOfThis(Approval approval, Submission submission) throws IOException, RefusedException {
        Submission.Content content = submission.content();
        Approval.Seen seen = approval.seen();
        if (!approval.change().equals(submission.id())
                || !approval.target().equals(submission.target())
                || !seen.head().equals(content.head())
                || !seen.tree().equals(content.tree())) {
            throw new RefusedException("the approval is of another change or another tree, not of " + submission.id());
        }
        if (!approval.isLive(clock.instant())) {
            throw new RefusedException("the approval has expired, or lasts longer than %d h; approve again"
                    .formatted(Approval.LONGEST.toHours()));
        }
        if (!Hash.sha256(patches.of(submission)).equals(seen.patch())) {
            throw new RefusedException("the approval is of another patch than the one of " + submission.id());
        }
    }
}
