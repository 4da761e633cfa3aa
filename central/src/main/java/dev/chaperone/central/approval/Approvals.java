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
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes what people say of open changes, one at a time: what is approved lands, what is rejected is closed. */
public final class Approvals {

    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);

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

    /** Makes the table say of what has landed that it has, where a crash came between git and the table. */
    public synchronized void resume() throws IOException {
        for (ChangeTable.Row row : changes.open()) {
            try {
                complete(row);
            } catch (RefusedException | ProofException e) {
                LOG.warn("the open change {} can't be looked up in the forge", row.id(), e);
            }
        }
    }

    private Optional<String> complete(ChangeTable.Row row) throws IOException, RefusedException, ProofException {
        Optional<Forge.Landed> landed = forge.landed(submission(row));
        if (landed.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode report = report(row, "landed", landed.get().landing().approver())
                .put("commit", landed.get().commit());
        changes.settle(
                row.id(),
                new ChangeTable.Settled(
                        "landed",
                        landed.get().landing().statement(),
                        landed.get().commit(),
                        report.toString()));
        return Optional.of(report.toString());
    }

    /**
     * Lands or closes the change if the statement is good.
     *
     * @param device the laptop that sends the statement
     * @return the change's report as it is now
     * @throws RefusedException in one plain line that says what is wrong with it
     */
    public synchronized String take(String device, String id, byte[] envelopeJson)
            throws IOException, RefusedException {
        ChangeTable.Row row = open(id);
        try {
            Submission submission = submission(row);
            Envelope envelope = Envelope.parse(envelopeJson);
            Approval approval = Approval.decode(envelope.payload());
            requireOfThis(approval, submission);
            boolean approves = approval.decision() == Approval.Decision.APPROVE;
            if (approves && device.equals(row.device())) {
                throw new RefusedException("the laptop this came from can't approve it; approve it on another one");
            }
            Approvers.Signer signer = approvers.verify(Envelope.signed(envelope.payload()), envelope.signature());
            return approves ? land(row, submission, envelope, signer) : reject(row, envelope, signer);
        } catch (ProofException e) {
            throw new RefusedException("this is no approval: " + e.getMessage(), e);
        }
    }

    private String land(ChangeTable.Row row, Submission submission, Envelope envelope, Approvers.Signer signer)
            throws IOException, RefusedException {
        String commit = forge.land(submission, new Forge.Landing(signer.name(), envelope.encode()));
        ObjectNode report = report(row, "landed", signer.name())
                .put("presence", word(signer))
                .put("commit", commit);
        changes.settle(row.id(), new ChangeTable.Settled("landed", envelope.encode(), commit, report.toString()));
        return report.toString();
    }

    private String reject(ChangeTable.Row row, Envelope envelope, Approvers.Signer signer) throws IOException {
        ObjectNode report = report(row, "rejected", signer.name()).put("presence", word(signer));
        changes.settle(row.id(), new ChangeTable.Settled("rejected", envelope.encode(), "", report.toString()));
        return report.toString();
    }

    private static ObjectNode report(ChangeTable.Row row, String state, String approver) {
        ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(row.report());
        return report.put("state", state).put("approver", approver);
    }

    private static String word(Approvers.Signer signer) {
        return signer.presence().name().toLowerCase(Locale.ROOT);
    }

    private static Submission submission(ChangeTable.Row row) throws ProofException {
        return Submission.decode(Envelope.parse(row.envelope()).payload());
    }

    private ChangeTable.Row open(String id) throws IOException, RefusedException {
        Optional<ChangeTable.Row> row = changes.find(id);
        if (row.isEmpty()) {
            throw new RefusedException("there is no change " + id);
        }
        String state = row.get().state();
        if (state.equals("landed")) {
            throw new RefusedException("%s has landed already; an approval is good once".formatted(id));
        }
        if (!state.equals("open")) {
            throw new RefusedException("%s is %s and can't be approved".formatted(id, state));
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
