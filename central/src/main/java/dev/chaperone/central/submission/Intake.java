package dev.chaperone.central.submission;

import dev.chaperone.central.forge.BareForge;
import dev.chaperone.central.forge.Forge;
import dev.chaperone.central.forge.Git;
import dev.chaperone.central.forge.GitException;
import dev.chaperone.central.forge.Quarantine;
import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.central.gates.Change;
import dev.chaperone.central.gates.GateResult;
import dev.chaperone.central.gates.Gates;
import dev.chaperone.central.index.ChangeTable;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes changes, one at a time. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Forge forge;
    private final Gates gates;
    private final ChangeTable changes;
    private final Git git;
    private final Path quarantines;
    private final Attester attester;

    /** @param quarantines a folder for what is being looked at */
    public Intake(Forge forge, Gates gates, ChangeTable changes, Git git, Path quarantines, Attester attester) {
        this.attester = attester;
        this.forge = forge;
        this.gates = gates;
        this.changes = changes;
        this.git = git;
        this.quarantines = quarantines;
    }

    /** Who sent it: an enrolled device, and its audit key. */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    public record Sender(String device, byte[] auditKey) {}

    /** What came of it. */
    public sealed interface Result {
        /** @param report JSON; opened, stopped or refused */
        record Answered(String report) implements Result {}

        /** Another change has this id. */
        record Conflict() implements Result {}

        /** Not signed by this device, or not readable: nothing is known of it. */
        record Bad(String reason) implements Result {}
    }

    /**
     * Takes a change, or gives the answer it got before.
     *
     * @throws IOException if it can't be said; to be sent again
     */
    public synchronized Result take(Sender sender, String id, byte[] envelopeJson, byte[] bundle) throws IOException {
        Envelope envelope;
        Submission submission;
        try {
            envelope = Envelope.parse(envelopeJson);
            if (!envelope.isSignedBy(sender.auditKey())) {
                return new Result.Bad("the statement is not signed with this device's key");
            }
            submission = Submission.decode(envelope.payload());
        } catch (ProofException e) {
            return new Result.Bad(String.valueOf(e.getMessage()));
        }
        if (!submission.id().equals(id) || !submission.device().equals(sender.device())) {
            return new Result.Bad("the statement is of another change or another device");
        }
        Optional<ChangeTable.Row> before = changes.find(id);
        if (before.isPresent()) {
            boolean same = before.get().digest().equals(envelope.digest().hex());
            return same ? new Result.Answered(before.get().report()) : new Result.Conflict();
        }
        Report report = judge(submission, envelope, bundle);
        changes.add(new ChangeTable.Row(
                id, sender.device(), envelope.digest().hex(), envelope.encode(), report.state(), report.text()));
        return new Result.Answered(report.text());
    }

    /** The patch of a change that is in the forge. @throws RefusedException if there is none */
    public byte[] patch(String id) throws IOException, RefusedException {
        Optional<ChangeTable.Row> row = changes.find(id);
        if (row.isEmpty()) {
            throw new RefusedException("there is no change " + id);
        }
        try {
            return patch(Submission.decode(Envelope.parse(row.get().envelope()).payload()));
        } catch (ProofException e) {
            throw new IOException("a stored change can't be read", e);
        }
    }

    /** As {@link #patch(String)}. */
    public byte[] patch(Submission submission) throws IOException, RefusedException {
        Path repository = forge.repository(submission.target().repository())
                .orElseThrow(() -> new RefusedException(
                        BareForge.noRepository(submission.target().repository())));
        if (forge.tip(repository, "agent/" + submission.id()).isEmpty()) {
            throw new RefusedException("%s is not in the forge".formatted(submission.id()));
        }
        return Change.patch(
                git,
                repository,
                submission.content().base(),
                submission.content().head());
    }

    private Report judge(Submission submission, Envelope envelope, byte[] bundle) throws IOException {
        try {
            return admit(submission, envelope, bundle);
        } catch (RefusedException e) {
            return Report.refused(submission, String.valueOf(e.getMessage()));
        } catch (GitException e) {
            LOG.warn("git could not look at a change: {}", submission.id());
            return Report.refused(submission, "git can't work with these commits (%s)".formatted(e.getMessage()));
        }
    }

    private Report admit(Submission submission, Envelope envelope, byte[] bundle) throws IOException, RefusedException {
        Submission.Target target = submission.target();
        Path repository = forge.repository(target.repository())
                .orElseThrow(() -> new RefusedException(BareForge.noRepository(target.repository())));
        String tip = forge.tip(repository, target.branch())
                .orElseThrow(() -> new RefusedException("the repository %s has no branch %s; name another with --to"
                        .formatted(target.repository(), target.branch())));
        try (Quarantine quarantine = Quarantine.beside(repository, quarantines, git)) {
            quarantine.admit(submission, bundle, tip);
            return open(submission, envelope, quarantine.path());
        }
    }

    private Report open(Submission submission, Envelope envelope, Path quarantine)
            throws IOException, RefusedException {
        Submission.Content content = submission.content();
        Change change = Change.read(git, quarantine, content.base(), content.head());
        byte[] patch = Change.patch(git, quarantine, content.base(), content.head());
        List<GateResult> results = gates.judge(change);
        Report report = Report.judged(submission, results)
                .with("patch", Hash.sha256(patch).hex())
                .with("commits", change.commits())
                .with("files", change.paths());
        if (report.isOpen()) {
            byte[] signed = attester.sign(submission, Hash.sha256(patch), results);
            String note = String.join(
                    "\n",
                    new String(envelope.encode(), StandardCharsets.UTF_8),
                    report.text(),
                    new String(signed, StandardCharsets.UTF_8),
                    "");
            report.with("branch", forge.open(submission, quarantine, note.getBytes(StandardCharsets.UTF_8)));
        }
        return report;
    }
}
