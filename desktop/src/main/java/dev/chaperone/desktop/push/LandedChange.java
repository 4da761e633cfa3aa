package dev.chaperone.desktop.push;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.GateReport;
import dev.chaperone.model.change.SshSignature;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent's change where it landed, with nothing but the repository to go by: whether a listed person signed for this
 * very tree and patch, and whether the gates passed it. Asks no server.
 */
public final class LandedChange {

    private static final String NOTES = "--ref=chaperone";

    private final GitProgram git;

    /** @param folder a repository that has the commit and {@code refs/notes/chaperone} */
    public LandedChange(Path folder) {
        this.git = new GitProgram(folder, Map.of());
    }

    /**
     * Whom the reader of the proof trusts.
     *
     * @param approvers a file of allowed signers
     * @param gates the key of central's gates
     * @param presence what an approval's key must have proven
     */
    public record Trust(Path approvers, VerifierKey gates, SshSignature.Presence presence) {}

    /**
     * What was proven.
     *
     * @param warned gates that only warned
     */
    public record Proven(
            String change, String agent, String approver, SshSignature.Presence presence, List<String> warned) {}

    /** Whether the commit says it brings in an agent's change. */
    public boolean isClaimed(String commit) throws IOException {
        return !trailer(commit, "Chaperone-Change").isEmpty();
    }

    /** @throws ProofException in one plain line that says what does not hold */
    public Proven prove(String name, Trust trust) throws IOException, ProofException {
        String commit = git.line("rev-parse", "--verify", "--end-of-options", name + "^{commit}");
        String[] parents = git.line("log", "-1", "--format=%P", commit).split(" ", -1);
        require(parents.length == 2, "it is no merge of a change");
        Approval.Seen there = new Approval.Seen(
                parents[1], git.line("rev-parse", commit + "^{tree}"), Hash.sha256(patch(parents[0], parents[1])));
        require(there.tree().equals(git.line("rev-parse", parents[1] + "^{tree}")), "the merge changed the tree");
        Envelope envelope = Envelope.parse(note(commit).getFirst().getBytes(StandardCharsets.UTF_8));
        Approval approval = Approval.decode(envelope.payload());
        require(approval.decision() == Approval.Decision.APPROVE, "what was signed is a no");
        require(approval.seen().equals(there), "the approval is of another commit, tree or patch");
        Instant when =
                Instant.parse(git.line("log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd", commit));
        require(approval.isLive(when), "the approval had expired when it landed");
        SshSignature.Presence presence = SshSignature.read(envelope.signature()).presence();
        require(presence.compareTo(trust.presence()) >= 0, "the approval's key does not prove what is asked for");
        String approver = SignedBy.of(envelope, trust.approvers());
        require(trailer(commit, "Chaperone-Approved-by").equals(approver), "the trailer names another approver");
        require(trailer(commit, "Chaperone-Change").equals(approval.change()), "the trailer names another change");
        return proven(approval, new Signed(approver, presence), trust);
    }

    private record Signed(String approver, SshSignature.Presence presence) {}

    private Proven proven(Approval approval, Signed signed, Trust trust) throws IOException, ProofException {
        Optional<GateReport> report = Optional.empty();
        Optional<Submission> submission = Optional.empty();
        for (String line : note(approval.seen().head())) {
            Optional<Envelope> envelope = envelope(line);
            if (envelope.isPresent() && envelope.get().isSignedBy(trust.gates().publicKey())) {
                report = Optional.of(GateReport.decode(envelope.get().payload()));
            } else if (envelope.isPresent()) {
                submission = Optional.of(Submission.decode(envelope.get().payload()));
            }
        }
        require(report.isPresent(), "there is no report of the gates signed by their key");
        GateReport said = report.orElseThrow();
        require(said.seen().equals(approval.seen()), "the gates saw another commit, tree or patch");
        require(said.change().equals(approval.change()), "the gates saw another change");
        require(said.isGood(), "a gate stopped it");
        return new Proven(
                approval.change(),
                submission.map(s -> s.maker().agent()).orElse("unknown"),
                signed.approver(),
                signed.presence(),
                said.warned());
    }

    private static Optional<Envelope> envelope(String line) {
        try {
            return Optional.of(Envelope.parse(line.getBytes(StandardCharsets.UTF_8)));
        } catch (ProofException _) {
            return Optional.empty(); // a report for people
        }
    }

    private List<String> note(String commit) throws IOException, ProofException {
        Optional<String> note = git.tryLine("notes", NOTES, "show", commit);
        require(note.isPresent(), "there is no note on %s; fetch refs/notes/chaperone".formatted(commit));
        return note.orElse("").lines().filter(l -> !l.isBlank()).toList();
    }

    /** The same words as central's, or the digest differs. */
    private byte[] patch(String base, String head) throws IOException {
        return git.bytes(
                "diff",
                "--text",
                "--full-index",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--diff-algorithm=myers",
                base,
                head);
    }

    private String trailer(String commit, String key) throws IOException {
        return git.line("log", "-1", "--format=%(trailers:key=" + key + ",valueonly,separator=%x2C)", commit);
    }

    private static void require(boolean holds, String otherwise) throws ProofException {
        if (!holds) {
            throw new ProofException(otherwise);
        }
    }
}
