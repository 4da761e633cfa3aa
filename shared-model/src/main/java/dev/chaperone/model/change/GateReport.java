package dev.chaperone.model.change;

import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gates said of a change, as an in-toto test result (github.com/in-toto/attestation, predicate test-result
 * v0.1), so that a pipeline can ask for it without asking central.
 *
 * @param passed names of gates, as are the others
 */
public record GateReport(
        String change, Approval.Seen seen, List<String> passed, List<String> warned, List<String> failed) {

    private static final String TYPE = "https://in-toto.io/attestation/test-result/v0.1";
    private static final String NAMES = "https://chaperone.dev/change/";

    public GateReport {
        passed = List.copyOf(passed);
        warned = List.copyOf(warned);
        failed = List.copyOf(failed);
    }

    /** The statement, canonical. */
    public byte[] encode() {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("result", result());
        predicate.putArray("configuration").addObject().put("name", change).put("uri", NAMES + change);
        put(predicate, "passedTests", passed);
        put(predicate, "warnedTests", warned);
        put(predicate, "failedTests", failed);
        Map<String, Map.Entry<String, String>> subjects = Map.of(
                "head", Map.entry("gitCommit", seen.head()),
                "tree", Map.entry("gitTree", seen.tree()),
                "patch", Map.entry("sha256", seen.patch().hex()));
        return new Statement(TYPE, subjects, predicate).encode();
    }

    private String result() {
        if (!failed.isEmpty()) {
            return "FAILED";
        }
        return warned.isEmpty() ? "PASSED" : "WARNED";
    }

    private static void put(ObjectNode predicate, String field, List<String> names) {
        ArrayNode list = predicate.putArray(field);
        names.forEach(list::add);
    }

    /** @throws ProofException in one plain line, if it is no such statement or contradicts itself */
    public static GateReport decode(byte[] statement) throws ProofException {
        Statement read = Statement.decode(statement, TYPE);
        JsonNode said = read.predicate();
        GateReport report = new GateReport(
                Fields.matching(said.path("configuration").path(0), "name", Names.CHANGE),
                new Approval.Seen(
                        read.subject("head", "gitCommit", Names.OBJECT),
                        read.subject("tree", "gitTree", Names.OBJECT),
                        Hash.ofHex(read.subject("patch", "sha256", Names.SHA256))),
                names(said, "passedTests"),
                names(said, "warnedTests"),
                names(said, "failedTests"));
        if (!Fields.text(said, "result").equals(report.result())) {
            throw new ProofException("the result of the gates contradicts what each of them said");
        }
        return report;
    }

    private static List<String> names(JsonNode said, String field) {
        List<String> names = new ArrayList<>();
        said.path(field).forEach(n -> names.add(n.asString("")));
        return names;
    }

    /** Whether no gate stopped it, and there were gates at all. */
    public boolean isGood() {
        return failed.isEmpty() && !(passed.isEmpty() && warned.isEmpty());
    }
}
