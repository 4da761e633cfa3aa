package dev.chaperone.model.change;

import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.ProofException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An in-toto statement v1 (github.com/in-toto/attestation): what it is about by digest, and what is said of it.
 *
 * @param subjects name to algorithm and digest, e.g. {@code tree -> gitTree, 4b82…}
 */
record Statement(String type, Map<String, Map.Entry<String, String>> subjects, JsonNode predicate) {

    private static final String FORM = "https://in-toto.io/Statement/v1";

    Statement {
        subjects = new TreeMap<>(subjects);
    }

    byte[] encode() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_type", FORM).put("predicateType", type);
        ArrayNode list = node.putArray("subject");
        subjects.forEach((name, digest) ->
                list.addObject().put("name", name).putObject("digest").put(digest.getKey(), digest.getValue()));
        node.set("predicate", predicate);
        return CanonicalJson.encode(node);
    }

    static Statement decode(byte[] canonical, String type) throws ProofException {
        JsonNode node = CanonicalJson.decode(canonical);
        if (!FORM.equals(Fields.text(node, "_type")) || !type.equals(Fields.text(node, "predicateType"))) {
            throw new ProofException("this is no statement of the type " + type);
        }
        Map<String, Map.Entry<String, String>> subjects = new TreeMap<>();
        for (JsonNode subject : node.path("subject")) {
            for (Map.Entry<String, JsonNode> digest : subject.path("digest").properties()) {
                Object twice = subjects.put(
                        Fields.text(subject, "name"),
                        Map.entry(digest.getKey(), digest.getValue().asString("")));
                if (twice != null) {
                    throw new ProofException("a statement names a subject twice");
                }
            }
        }
        return new Statement(type, subjects, node.path("predicate"));
    }

    String subject(String name, String algorithm, Pattern form) throws ProofException {
        Map.Entry<String, String> digest = subjects.get(name);
        if (digest == null
                || !digest.getKey().equals(algorithm)
                || !form.matcher(digest.getValue()).matches()) {
            throw new ProofException("a statement has no subject '%s' with a %s digest".formatted(name, algorithm));
        }
        return digest.getValue();
    }
}
