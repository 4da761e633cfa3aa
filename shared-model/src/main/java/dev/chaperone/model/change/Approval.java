package dev.chaperone.model.change;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person's yes or no to one change: to this tree and the very patch they were shown, for one branch, once, until it
 * expires. Signed with the person's SSH key in the namespace {@link #NAMESPACE}.
 *
 * @param seen what was shown
 */
public record Approval(
        Decision decision, String change, Submission.Target target, Seen seen, Instant at, Instant expires) {

    /** What the person said. */
    public enum Decision {
        APPROVE,
        REJECT;

        private String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps a signature for this from being one for anything else (ssh-keygen(1), {@code -Y sign -n}). */
    public static final String NAMESPACE = "chaperone-approval";

    /** Longest an approval may be good for. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final String TYPE = "https://chaperone.dev/attestation/approval/v0.1";

    /**
     * What was shown.
     *
     * @param patch SHA-256 of the patch
     */
    public record Seen(String head, String tree, Hash patch) {}

    /** The statement, canonical. */
    public byte[] encode() {
        Map<String, Map.Entry<String, String>> subjects = Map.of(
                "head", Map.entry("gitCommit", seen.head()),
                "tree", Map.entry("gitTree", seen.tree()),
                "patch", Map.entry("sha256", seen.patch().hex()));
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("decision", decision.wire()).put("change", change);
        predicate.put("repository", target.repository()).put("branch", target.branch());
        predicate.put("at", at.toString()).put("expires", expires.toString());
        return new Statement(TYPE, subjects, predicate).encode();
    }

    /** @throws ProofException in one plain line, if it is no such statement */
    public static Approval decode(byte[] statement) throws ProofException {
        Statement read = Statement.decode(statement, TYPE);
        JsonNode said = read.predicate();
        return new Approval(
                decision(Fields.text(said, "decision")),
                Fields.matching(said, "change", Names.CHANGE),
                new Submission.Target(Fields.text(said, "repository"), Fields.text(said, "branch")),
                new Seen(
                        read.subject("head", "gitCommit", Names.OBJECT),
                        read.subject("tree", "gitTree", Names.OBJECT),
                        Hash.ofHex(read.subject("patch", "sha256", Names.SHA256))),
                Fields.time(said, "at"),
                Fields.time(said, "expires"));
    }

    private static Decision decision(String word) throws ProofException {
        for (Decision decision : Decision.values()) {
            if (decision.wire().equals(word)) {
                return decision;
            }
        }
        throw new ProofException("the statement neither approves nor rejects anything");
    }

    /** Whether it is good at {@code now}; one that claims to last longer than {@link #LONGEST} never is. */
    public boolean isLive(Instant now) {
        return now.isBefore(expires) && !at.plus(LONGEST).isBefore(expires);
    }
}
