package dev.chaperone.model.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML text as nodes that know their line, so that every problem can be pointed at. Collects problems, never throws.
 */
public final class YamlText {

    private static final int MAX_CHARACTERS = 1_048_576;
    private static final LoadSettings STRICT = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();

    private final String source;
    private final List<PolicyProblem> problems = new ArrayList<>();

    public YamlText(String source) {
        this.source = source;
    }

    public List<PolicyProblem> problems() {
        return problems;
    }

    public Optional<Node> root(String text) {
        try {
            Optional<Node> root = new Compose(STRICT).composeString(text);
            if (root.isEmpty()) {
                problems.add(new PolicyProblem(source, 0, "", "the file is empty"));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            problems.add(new PolicyProblem(source, line, "", "not readable as YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(new PolicyProblem(source, 0, "", "not readable as YAML, or longer than 1 MiB"));
        }
        return Optional.empty();
    }

    /** The entries of a mapping; keys outside {@code allowed} are problems that name the nearest allowed key. */
    public Map<String, Node> mapping(Node node, String where, List<String> allowed) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, where, "must be a mapping (key: value)");
            return entries;
        }
        for (var tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), where).orElse("");
            if (allowed.contains(key) || allowed.isEmpty()) {
                entries.put(key, tuple.getValueNode());
            } else {
                problem(tuple.getKeyNode(), join(where, key), "unknown key; " + Suggestion.among(allowed, key));
            }
        }
        return entries;
    }

    Optional<String> scalar(Node node, String where) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        problem(node, where, "must be a single value");
        return Optional.empty();
    }

    /** Records a problem unless {@code key} is there and has the value {@code wanted}. */
    public void expect(Node root, Map<String, Node> top, String key, String wanted) {
        Node node = top.get(key);
        if (node == null) {
            problem(root, key, "is missing; write '%s: %s'".formatted(key, wanted));
        } else if (!scalar(node, key).orElse("").equals(wanted)) {
            problem(node, key, "must be '%s'".formatted(wanted));
        }
    }

    public Optional<String> text(Map<String, Node> keys, String key, String where) {
        Node node = keys.get(key);
        return node == null ? Optional.empty() : scalar(node, join(where, key));
    }

    /** A text that has to be one of {@code accepted}. */
    public Optional<String> word(Map<String, Node> keys, String key, String where, List<String> accepted) {
        Optional<String> word = text(keys, key, where);
        if (word.isPresent() && !accepted.contains(word.get())) {
            problem(
                    keys.get(key),
                    join(where, key),
                    "'%s' is not accepted; %s".formatted(word.get(), Suggestion.among(accepted, word.get())));
            return Optional.empty();
        }
        return word;
    }

    /** A list of single values; one value alone counts as a list of one. */
    public List<String> strings(Node node, String where) {
        if (node instanceof SequenceNode sequence) {
            List<String> values = new ArrayList<>();
            sequence.getValue().forEach(n -> scalar(n, where).ifPresent(values::add));
            return values;
        }
        return scalar(node, where).map(List::of).orElse(List.of());
    }

    public List<Node> sequence(Node node, String where) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, where, "must be a list");
        return List.of();
    }

    /** The value as settings see it: list, boolean, integer or text. */
    Object value(Node node, String where) {
        if (node instanceof SequenceNode) {
            return strings(node, where);
        }
        String text = scalar(node, where).orElse("");
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        boolean integer = text.matches("-?\\d{1,9}") && node.getTag().toString().endsWith(":int");
        return integer ? (Object) Integer.valueOf(text) : text;
    }

    public SourceLine at(Node node) {
        return new SourceLine(source, line(node));
    }

    public void problem(@Nullable Node node, String where, String message) {
        problems.add(new PolicyProblem(source, line(node), where, message));
    }

    private static int line(@Nullable Node node) {
        return node == null ? 0 : node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    static String join(String where, String key) {
        return where.isEmpty() ? key : where + "." + key;
    }
}
