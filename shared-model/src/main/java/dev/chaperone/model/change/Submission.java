package dev.chaperone.model.change;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a laptop says about commits it hands in, and signs. What it says about git is checked against the commits; who
 * made them is the laptop's word.
 *
 * @param message why, for whoever reviews it; may be empty
 */
public record Submission(
        String id, String device, Target target, Content content, Maker maker, String message, Instant at) {

    /** Longest message, in characters. */
    public static final int MAX_MESSAGE = 4_000;

    private static final String TYPE = "https://chaperone.dev/attestation/submission/v0.1";
    private static final int MAX_WORD = 200;

    /** Where it should land. */
    public record Target(String repository, String branch) {}

    /**
     * The commits.
     *
     * @param base the newest commit that is in the target already
     * @param head the newest commit handed in
     * @param tree the tree of {@code head}
     * @param bundle SHA-256 of the git bundle
     */
    public record Content(String base, String head, String tree, Hash bundle) {}

    /**
     * Who handed it in; what is not known is empty.
     *
     * @param agent the agent, or {@code person}
     * @param proof {@code process} or {@code claimed}
     * @param decision the gate's decision to hand this in
     * @param consent the permission it was decided by
     * @param promptHash HMAC-SHA-256 of the last prompt of the session
     */
    public record Maker(
            String agent,
            String version,
            String proof,
            String session,
            String decision,
            String consent,
            String promptHash) {}

    /** The statement, canonical. */
    public byte[] encode() {
        Map<String, Map.Entry<String, String>> subjects = Map.of(
                "head", Map.entry("gitCommit", content.head()),
                "tree", Map.entry("gitTree", content.tree()),
                "bundle", Map.entry("sha256", content.bundle().hex()));
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("id", id).put("device", device).put("message", message).put("at", at.toString());
        predicate
                .put("repository", target.repository())
                .put("branch", target.branch())
                .put("base", content.base());
        predicate
                .putObject("maker")
                .put("agent", maker.agent())
                .put("version", maker.version())
                .put("proof", maker.proof())
                .put("session", maker.session())
                .put("decision", maker.decision())
                .put("consent", maker.consent())
                .put("promptHash", maker.promptHash());
        return new Statement(TYPE, subjects, predicate).encode();
    }

    /** @throws ProofException in one plain line, if it is no such statement */
    public static Submission decode(byte[] statement) throws ProofException {
        Statement read = Statement.decode(statement, TYPE);
        JsonNode said = read.predicate();
        JsonNode maker = said.path("maker");
        Target target = new Target(Fields.text(said, "repository"), Fields.text(said, "branch"));
        if (!Names.isRepository(target.repository()) || !Names.isBranch(target.branch())) {
            throw new ProofException("a repository or branch has a name that is not accepted here");
        }
        return new Submission(
                Fields.matching(said, "id", Names.CHANGE),
                Fields.matching(said, "device", Names.DEVICE),
                target,
                new Content(
                        Fields.matching(said, "base", Names.OBJECT),
                        read.subject("head", "gitCommit", Names.OBJECT),
                        read.subject("tree", "gitTree", Names.OBJECT),
                        Hash.ofHex(read.subject("bundle", "sha256", Names.SHA256))),
                maker(maker),
                Fields.words(said, "message", MAX_MESSAGE),
                Fields.time(said, "at"));
    }

    private static Maker maker(JsonNode maker) throws ProofException {
        return new Maker(
                Fields.words(maker, "agent", MAX_WORD),
                Fields.words(maker, "version", MAX_WORD),
                Fields.words(maker, "proof", MAX_WORD),
                Fields.words(maker, "session", MAX_WORD),
                Fields.words(maker, "decision", MAX_WORD),
                Fields.words(maker, "consent", MAX_WORD),
                Fields.words(maker, "promptHash", MAX_WORD));
    }
}
